import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** In place of a list that has nothing: says what will fill it, and how. */
export function EmptyState({
  icon: Icon,
  title,
  detail,
  action,
  heading: Heading = 'p',
}: {
  icon: LucideIcon;
  title: string;
  detail: ReactNode;
  action?: ReactNode;
  /** The title is the heading of the page where nothing else is on it. */
  heading?: 'p' | 'h1';
}) {
  return (
    <div className="flex flex-col items-center gap-4 px-6 py-14 text-center">
      <span className="flex size-10 items-center justify-center rounded-lg border border-line bg-sunken">
        <Icon aria-hidden className="size-5 text-muted" />
      </span>
      <div className="max-w-md">
        <Heading className="font-medium text-ink">{title}</Heading>
        <p className="mt-0.5 text-muted">{detail}</p>
      </div>
      {action}
    </div>
  );
}
