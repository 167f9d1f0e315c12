/** Longer than our server keeps the records of reads before it writes them, which is part of what a read costs. */
const settleMs = 400;

/** Waits until what was asked for before is written and its processor time spent. */
export function settle(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, settleMs));
}
