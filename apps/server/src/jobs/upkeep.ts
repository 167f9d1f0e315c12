import type { Logger } from 'pino';
import { settleEndedOverrides } from '#domain/roles/settle-ended-overrides.ts';
import type { Database } from '#domain/scope.ts';
import { ensurePartitions } from '#domain/upkeep/ensure-partitions.ts';

const minuteMs = 60 * 1_000;
const dayMs = 24 * 60 * minuteMs;

/** What has to be done again and again while a server runs. Every server does it; done twice, it changes nothing. */
export function startUpkeep(db: Database, logger: Logger): { stop(): void } {
  const repeat = (work: (db: Database) => Promise<void>, everyMs: number, failure: string) =>
    setInterval(() => {
      work(db).catch((error: unknown) => logger.error({ err: error }, failure));
    }, everyMs);
  const timers = [
    repeat(ensurePartitions, dayMs, 'No partitions could be made'),
    repeat(settleEndedOverrides, minuteMs, 'Ended overrides could not be settled'),
  ];
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
