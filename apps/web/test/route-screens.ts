import { readFileSync } from 'node:fs';
import { areas } from '#lib/messages/areas.ts';

/** What one route loads before it shows something: its own screen last, the frames around it before. */
export type RouteScreen = {
  name: string;
  /** Relative to `src`. */
  files: string[];
  /** The areas of texts that it waits for. */
  messages: string[];
};

const source = ['public-routes', 'routes']
  .map((name) => readFileSync(new URL(`../src/app/${name}.tsx`, import.meta.url), 'utf8'))
  .join('\n');
const routes = new Map(
  [...source.matchAll(/^const (\w+) = createRoute\(\{[\s\S]*?^\}\);/gm)].map(
    ([text, name = '']) => [name, text] as const,
  ),
);

/** Every route that has a screen, read from the source of the routes. */
export const routeScreens: readonly RouteScreen[] = [...routes].flatMap(([name, text]) => {
  const chain = chainOf(name);
  if (filesOf(text).length === 0) return [];
  return [
    {
      name,
      files: chain.flatMap(filesOf),
      messages: namesAreas(name) ? chain.flatMap(areasOf) : [...areas],
    },
  ];
});

/** The sources of a route and of those around it, the outermost first. */
function chainOf(name: string): string[] {
  const text = routes.get(name);
  if (text === undefined) return [];
  const parent = /getParentRoute: \(\) => (\w+)/.exec(text)?.[1] ?? '';
  return [...chainOf(parent), text];
}

/** Behind the sign-in a screen that does not name its areas waits for all of them; a frame waits for its own alone. */
function namesAreas(name: string): boolean {
  const isFrame = [...routes.values()].some((text) => text.includes(`getParentRoute: () => ${name},`));
  const isPublic = !chainOf(name).some((text) => text.includes('loadRouteMessages'));
  return isFrame || isPublic || areasOf(routes.get(name) ?? '').length > 0;
}

function areasOf(route: string): string[] {
  const [, names = ''] = /(?:messages: |loadMessages\()\[([^\]]*)\]/.exec(route) ?? [];
  return [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function filesOf(route: string): string[] {
  return [...route.matchAll(/import\('(?:#|\.\/)([^']+)'\)/g)].map(([specifier, file = '']) =>
    specifier.includes("'./") ? `app/${file}` : file,
  );
}
