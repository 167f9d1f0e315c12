import type { ReactNode } from 'react';
import { brand } from '#lib/brand.ts';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';

type PageProps = {
  title: string;
  /** One sentence that says what this place is for. */
  lead?: ReactNode;
  /** The primary action of the page. */
  action?: ReactNode;
  /** Above the title, the way back. */
  back?: ReactNode;
  children: ReactNode;
};

/** The content of a screen below its title. */
export function Page({ title, lead, action, back, children }: PageProps) {
  return (
    <div className="mx-auto w-full max-w-[1120px] px-4 pt-5 pb-16 sm:px-8 sm:pt-8">
      <PageTitle title={title} />
      {back && <div className="mb-3">{back}</div>}
      <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl tracking-[-0.01em]">{title}</h1>
          {lead && <p className="mt-1 max-w-[88ch] text-muted">{lead}</p>}
        </div>
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </header>
      <div className="flex flex-col gap-6">{children}</div>
    </div>
  );
}

/** The title of the browser's tab. */
export function PageTitle({ title }: { title: string }) {
  return <title>{t('brand.documentTitle', { page: title, product: brand.productName })}</title>;
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  detail,
  action,
  children,
  className,
}: {
  title: string;
  detail?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={cx('flex flex-col gap-3', className)}>
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-semibold">{title}</h2>
          {detail && <p className="max-w-[88ch] text-muted">{detail}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}

/** A surface with a line around it. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cx('overflow-hidden rounded-lg border border-line bg-surface', className)}>
      {children}
    </div>
  );
}
