import { createRouter } from '@tanstack/react-router';
import { NotFound, ScreenError } from './dead-ends.tsx';
import { Pending } from './pending.tsx';
import { routeTree } from './routes.tsx';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultPendingComponent: Pending,
  defaultErrorComponent: ScreenError,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
