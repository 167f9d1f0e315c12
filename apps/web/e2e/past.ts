import { openDatabase, startEmbeddedPostgres } from '@rollcall/db';
import { serverEnvironment } from './installation.ts';

/**
 * Changes what the installation has kept, as it would be had something happened long ago, which no journey can wait
 * for. As the role of the running server.
 */
export async function rewritePast(
  statements: readonly (readonly [text: string, ...values: unknown[]])[],
): Promise<void> {
  const { url, release } = await startEmbeddedPostgres(serverEnvironment.DATA_DIR ?? '');
  const db = openDatabase({ url, connectionsMax: 1 });
  try {
    for (const [text, ...values] of statements) await db.query({ text }, values);
  } finally {
    await db.close();
    await release();
  }
}
