import { createLink } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

/** The way to the screen that this one belongs to, above its title. */
export const BackLink = createLink(BackAnchor);

function BackAnchor({ children, ...props }: Omit<ComponentProps<'a'>, 'className'>): ReactNode {
  return (
    <a {...props} className="inline-flex items-center gap-1.5 text-muted text-sm hover:text-ink">
      <ArrowLeft aria-hidden className="size-3.5" />
      {children}
    </a>
  );
}
