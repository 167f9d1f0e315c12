import { ProvisioningError, type Requester } from '#http/requester.ts';
import type { ConnectionTest } from '#provisioning-client.ts';

/** Somebody waits for the answer, so a server that is not there is given up sooner than in a cycle. */
export const testAttempts = 3;

/** Reads the targets one after the other; the first that fails is the answer. */
export async function testTargets(requester: Requester, targets: readonly string[]): Promise<ConnectionTest> {
  try {
    for (const target of targets) await requester.read({ method: 'GET', target });
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ProvisioningError)) throw error;
    return { ok: false, request: error.request, status: error.status, detail: error.detail };
  }
}
