/** An operation on the way down the references, and the next of its own references to follow. */
interface Visit {
  readonly index: number;
  next: number;
}

/**
 * Orders operations so that each comes after those that it depends on, otherwise as they were sent; those that
 * depend on each other in a circle are one step. These are the strongly connected components of the graph, found by
 * Tarjan's algorithm with a stack of its own, because a chain of dependencies can be as long as the request.
 *
 * @param dependencies for each operation the indexes of those it depends on
 */
export function planSteps(dependencies: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const steps: number[][] = [];
  /** When an operation was first met, and the earliest one that can be reached from it. */
  const order = new Map<number, number>();
  const earliest = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();

  const reach = (index: number, other: number) =>
    earliest.set(index, Math.min(earliest.get(index) ?? other, other));

  const enter = (index: number): Visit => {
    order.set(index, order.size);
    reach(index, order.size - 1);
    open.push(index);
    isOpen.add(index);
    return { index, next: 0 };
  };

  const leave = (index: number): void => {
    if (earliest.get(index) !== order.get(index)) return;
    const step = open.splice(open.lastIndexOf(index));
    for (const member of step) isOpen.delete(member);
    steps.push(step.sort((left, right) => left - right));
  };

  for (const root of dependencies.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const dependency = dependencies[visit.index]?.[visit.next];
      visit.next += 1;
      if (dependency === undefined) {
        path.pop();
        leave(visit.index);
        const parent = path.at(-1);
        if (parent) reach(parent.index, earliest.get(visit.index) ?? 0);
      } else if (!order.has(dependency)) {
        path.push(enter(dependency));
      } else if (isOpen.has(dependency)) {
        reach(visit.index, order.get(dependency) ?? 0);
      }
    }
  }
  return steps;
}
