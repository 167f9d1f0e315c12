import { readdir, readFile } from 'node:fs/promises';

/** Milliseconds of processor time used so far, in user and kernel mode together. */
export type ProcessorClock = () => Promise<number>;

/** The kernel counts in hundredths of a second wherever Node runs (USER_HZ). */
const msPerTick = 10;

/** All threads of one process. Linux only: read from /proc (proc_pid_stat(5)). */
export function clockOfProcess(pid: number): ProcessorClock {
  return async () => {
    const times = await readTimes(pid);
    if (!times) throw new Error(`The process ${pid} is gone.`);
    return times.ownMs;
  };
}

/**
 * PostgreSQL as a whole: the postmaster, every process that it has now (backends, WAL writer, checkpointer, …) and
 * those that have ended, which the kernel adds to the postmaster's account of its children.
 */
export function clockOfPostgres(postmasterPid: number): ProcessorClock {
  return async () => {
    let totalMs = 0;
    for (const entry of await readdir('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      const pid = Number(entry);
      const times = await readTimes(pid);
      if (pid === postmasterPid && times) totalMs += times.ownMs + times.endedChildrenMs;
      else if (times?.parentPid === postmasterPid) totalMs += times.ownMs;
    }
    return totalMs;
  };
}

/** The postmaster of one of its backends. */
export async function parentOf(pid: number): Promise<number> {
  const times = await readTimes(pid);
  if (!times) throw new Error(`The process ${pid} is gone.`);
  return times.parentPid;
}

type Times = { readonly parentPid: number; readonly ownMs: number; readonly endedChildrenMs: number };

/** Null for a process that has ended. */
async function readTimes(pid: number): Promise<Times | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name in brackets may contain spaces; the third field of the manual page is the first one after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return {
    parentPid: field(4),
    ownMs: (field(14) + field(15)) * msPerTick,
    endedChildrenMs: (field(16) + field(17)) * msPerTick,
  };
}
