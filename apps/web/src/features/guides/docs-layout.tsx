import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { LanguageChoice } from '#components/language-choice.tsx';
import { brand } from '#lib/brand.ts';
import { t } from '#lib/messages/translate.ts';

/** The frame of the public pages: nobody has to be signed in. */
export function DocsLayout(): ReactNode {
  return (
    <>
      <header className="border-line border-b bg-surface print:hidden">
        <div className="mx-auto flex h-14 max-w-[1120px] items-center justify-between gap-4 px-4 sm:px-8">
          <Link to="/docs" className="flex min-w-0 items-center gap-2.5 font-semibold">
            <img src={brand.logoUrl} alt="" className="size-6" />
            <span className="truncate">{t('docs.title', { product: brand.productName })}</span>
          </Link>
          <div className="flex shrink-0 items-center gap-3">
            <LanguageChoice />
            <Link to="/" className={buttonClass({ size: 'sm' })}>
              {t('docs.openPortal')}
            </Link>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
