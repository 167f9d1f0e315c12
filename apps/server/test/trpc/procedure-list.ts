import { appRouter } from '#trpc/router.ts';

/** Every procedure of the router by its path, with its kind. */
export const procedureList: ReadonlyMap<string, 'query' | 'mutation'> = new Map(
  Object.entries(appRouter._def.procedures).map(([path, procedure]) => [path, kindOf(path, procedure)]),
);

function kindOf(path: string, procedure: unknown): 'query' | 'mutation' {
  if (typeof procedure === 'function' && '_def' in procedure) {
    const { _def: definition } = procedure;
    if (typeof definition === 'object' && definition !== null && 'type' in definition) {
      if (definition.type === 'query' || definition.type === 'mutation') return definition.type;
    }
  }
  throw new Error(`${path} is neither a query nor a mutation`);
}
