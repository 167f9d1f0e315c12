import { errorDocument } from '@rollcall/scim';
import { baseUrlOf } from '#domain/scim-tokens/endpoints.ts';
import { AppError } from '#errors.ts';
import { type Route, routes } from './routes.ts';

export type FoundRoute = {
  readonly route: Route;
  /** The last part of the path, still encoded, where the route has an id there. */
  readonly id?: string;
};

/** What a path does, by method, and what it answers to a method that it does not have. */
type PathRoutes = { readonly byMethod: ReadonlyMap<string, Route>; readonly notAllowed: Route };

const paths = new Map(
  Object.entries(
    Object.groupBy(Object.entries(routes), ([name]) => name.slice(name.indexOf(' ') + 1).toLowerCase()),
  ).map(([path, named = []]) => [path, pathRoutes(named)]),
);

/** The route of a path below the base: in any case, with or without a slash at its end. */
export function findRoute(method: string, path: string): FoundRoute {
  const whole = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const exact = paths.get(whole.toLowerCase());
  if (exact) return { route: routeOf(exact, method) };
  const idAt = whole.lastIndexOf('/') + 1;
  const withId = paths.get(`${whole.slice(0, idAt).toLowerCase()}:id`);
  return withId ? { route: routeOf(withId, method), id: whole.slice(idAt) } : { route: unknownPath };
}

/** HEAD is a GET of which Node sends the head alone. */
function routeOf({ byMethod, notAllowed }: PathRoutes, method: string): Route {
  return byMethod.get(method === 'HEAD' ? 'GET' : method) ?? notAllowed;
}

function pathRoutes(named: readonly [string, Route][]): PathRoutes {
  const byMethod = new Map(named.map(([name, route]) => [name.slice(0, name.indexOf(' ')), route]));
  const methods = [...byMethod.keys()];
  const detail = `This can be asked for with ${methods.join(', ')} only.`;
  const body = errorDocument({ status: 405, detail });
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)).join(', ');
  const notAllowed = { reads: true, bodyMax: null, handler: () => ({ status: 405, allow, body }) };
  return { byMethod, notAllowed };
}

export const unknownPath: Route = {
  reads: true,
  bodyMax: null,
  handler: ({ publicUrl }) => {
    throw new AppError(
      'not_found',
      `There is nothing at this address. The base URL is ${baseUrlOf(publicUrl)}, with /Users or /Groups after it.`,
    );
  },
};
