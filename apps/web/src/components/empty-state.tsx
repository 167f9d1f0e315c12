import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** In place of a list that has nothing: says what will fill it, and how. */
export function EmptyState({
  icon: Icon,
  title,
  detail,
  action,
}: {
  icon: LucideIcon;
  title: string;
  detail: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-4 px-6 py-14 text-center">
      <span className="flex size-10 items-center justify-center rounded-lg border border-line bg-sunken">
        <Icon aria-hidden className="size-5 text-muted" />
      </span>
      <div className="max-w-md">
        <p className="font-medium text-ink">{title}</p>
        <p className="mt-0.5 text-muted">{detail}</p>
      </div>
      {action}
    </div>
  );
}
