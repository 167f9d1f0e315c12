import type { Recorder, StopReason, Summary } from '#cycle/recorder.ts';
import { ProvisioningError } from '#http/requester.ts';

/** In the order in which a cycle goes through them. */
export type Phase = 'deletions' | 'users' | 'managers' | 'groups' | 'memberships';

export interface Progress {
  readonly phase: Phase;
  /** Objects; memberships are counted one by one. */
  readonly done: number;
  readonly total: number;
}

export interface CycleOptions {
  readonly recorder: Recorder;
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

interface PhaseWork<T> {
  readonly items: readonly T[];
  /** What the item is called in the list of errors. */
  name(item: T): string;
  /**
   * Known objects are finished before new ones start, because a rename may free the name that a new one takes.
   */
  isFirst?(item: T): boolean;
  /** How much of the total this item is. Default 1. */
  weigh?(item: T): number;
  /** `advance` reports a part of an item's weight; what it did not report is added at the end. */
  work(item: T, advance: (by: number) => void): Promise<void>;
}

export interface Cycle {
  /** An item that fails is recorded, and the others go on. */
  phase<T>(phase: Phase, work: PhaseWork<T>): Promise<void>;
}

/** So many objects in a row without an answer, after all retries of each, mean that the server is gone. */
const unreachableObjectsMax = 10;

class CycleStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`The cycle stopped: ${reason}.`);
    this.reason = reason;
  }
}

/** Runs the body and sums up, also when the cycle ended early. Errors that nobody foresaw are thrown. */
export async function runCycle(
  options: CycleOptions,
  body: (cycle: Cycle) => Promise<void>,
): Promise<Summary> {
  const { recorder, signal, concurrency, onProgress } = options;
  const mark = recorder.mark();
  let unreachable = 0;

  function record(object: string, error: ProvisioningError): void {
    recorder.error(object, error);
    // A refused credential is refused for every other object too: Entra ID puts the job into quarantine.
    if (error.status === 401) throw new CycleStopped('unauthorized');
    unreachable = error.status === null ? unreachable + 1 : 0;
    if (unreachable >= unreachableObjectsMax) throw new CycleStopped('unreachable');
  }

  async function phase<T>(
    name: Phase,
    { items, name: nameOf, isFirst = () => true, weigh = () => 1, work }: PhaseWork<T>,
  ): Promise<void> {
    const total = items.reduce((sum, item) => sum + weigh(item), 0);
    if (items.length === 0) return;
    let done = 0;
    const advance = (by: number) => {
      done += by;
      if (total > 0) onProgress?.({ phase: name, done, total });
    };
    advance(0);
    const handle = async (item: T) => {
      signal?.throwIfAborted();
      let advanced = 0;
      try {
        await work(item, (by) => {
          advanced += by;
          advance(by);
        });
        unreachable = 0;
      } catch (error) {
        if (!(error instanceof ProvisioningError)) throw error;
        record(nameOf(item), error);
      }
      const rest = weigh(item) - advanced;
      if (rest > 0) advance(rest);
    };
    const known: T[] = [];
    const others: T[] = [];
    for (const item of items) (isFirst(item) ? known : others).push(item);
    await forEachConcurrently(known, concurrency, handle);
    await forEachConcurrently(others, concurrency, handle);
  }

  let stoppedBecause: StopReason | null = null;
  try {
    await body({ phase });
  } catch (error) {
    if (error instanceof CycleStopped) stoppedBecause = error.reason;
    else if (signal?.aborted === true) stoppedBecause = 'aborted';
    else throw error;
  }
  return recorder.summarySince(mark, stoppedBecause);
}

/** Starts items in order, `limit` at a time. After the first failure no further item starts; it is thrown. */
async function forEachConcurrently<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let failed = false;
  async function worker(): Promise<void> {
    for (const item of queue) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
