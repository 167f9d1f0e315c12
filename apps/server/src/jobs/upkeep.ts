import type { Logger } from 'pino';
import type { Database } from '#domain/scope.ts';
import { ensurePartitions } from '#domain/upkeep/ensure-partitions.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** What has to be done every day while a server runs. Every server does it; done twice, it changes nothing. */
export function startUpkeep(db: Database, logger: Logger): { stop(): void } {
  const timer = setInterval(() => {
    ensurePartitions(db).catch((error: unknown) =>
      logger.error({ err: error }, 'No partitions could be made'),
    );
  }, dayMs);
  return { stop: () => clearInterval(timer) };
}
