import type { ReactNode } from 'react';
import { LanguageChoice } from '#components/language-choice.tsx';
import { PageTitle } from '#components/page.tsx';
import { brand } from '#lib/brand.ts';

/** The frame of the screens before the sign-in. */
export function SignInFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[14vh] pb-10">
      <PageTitle title={title} />
      <div className="flex w-full max-w-[368px] flex-col gap-6">
        <div>
          <img src={brand.logoUrl} alt={brand.productName} className="mb-5 size-10" />
          <h1 className="font-semibold text-2xl tracking-[-0.015em]">{title}</h1>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
        </div>
        {children}
      </div>
      <div className="mt-auto pt-10">
        <LanguageChoice />
      </div>
    </main>
  );
}
