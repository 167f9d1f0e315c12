import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { brand } from '#lib/brand.ts';
import { AccountMenu } from './account-menu.tsx';

/** The frame of the screens that belong to no organization. */
export function TopBarLayout(): ReactNode {
  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-[1120px] items-center justify-between gap-4 px-4 sm:px-8">
          <Link to="/" className="flex items-center gap-2.5 font-semibold">
            <img src={brand.logoUrl} alt="" className="size-6" />
            {brand.productName}
          </Link>
          <div className="min-w-0 max-w-60">
            <AccountMenu align="end" />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
