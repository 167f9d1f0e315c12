import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

/** `code` sets ids, addresses of requests and the like in the monospace face. */
export type Fact = { label: string; value: ReactNode; code?: boolean };

/** Names and values below each other. What has no value is left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-6 gap-y-1.5">
      {facts.map(
        ({ label, value, code }) =>
          value !== null &&
          value !== undefined &&
          value !== '' && (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd
                className={cx(
                  'min-w-0 break-words',
                  code && 'break-all font-mono text-xs leading-[1.375rem]',
                )}
              >
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
