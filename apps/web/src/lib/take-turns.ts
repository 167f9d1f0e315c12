type TakeTurn = <T>(work: () => Promise<T>, way: { alone: boolean }) => Promise<T>;

/**
 * Runs work side by side, except what goes alone: that waits for what is under way and holds back what comes after it.
 * What fails holds nobody back.
 */
export function takeTurns(): TakeTurn {
  const underWay = new Set<Promise<unknown>>();
  let lastAlone: Promise<unknown> = Promise.resolve();
  return (work, { alone }) => {
    const before = alone ? [lastAlone, ...underWay] : [lastAlone];
    const turn = Promise.allSettled(before).then(work);
    if (alone) lastAlone = turn;
    underWay.add(turn);
    void Promise.allSettled([turn]).then(() => underWay.delete(turn));
    return turn;
  };
}
