import { createRootRoute, Outlet } from '@tanstack/react-router';
import { NotFoundPage } from './dead-ends.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
