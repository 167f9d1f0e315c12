import { useRouter } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { useDebounced } from '#lib/use-debounced.ts';
import { Button } from './button.tsx';
import { Select, type SelectOption } from './select.tsx';

/** The row of search and filters above a list. What it holds lives in the URL. */
export function FilterBar({
  children,
  filtered,
  onClear,
}: {
  children: ReactNode;
  filtered: boolean;
  onClear: () => void;
}) {
  return (
    <search className="-mb-3 flex flex-wrap items-center gap-2">
      {children}
      {filtered && (
        <Button variant="ghost" icon={X} onClick={onClear}>
          {t('action.clearFilters')}
        </Button>
      )}
    </search>
  );
}

const typingPauseMs = 250;

/** Searches once the reader stops typing. */
export function SearchInput({
  label,
  value,
  onChange,
  wide = false,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  wide?: boolean;
}) {
  const [draft, setDraft] = useState(value ?? '');
  const settled = useDebounced(draft, typingPauseMs);
  const router = useRouter();
  const [here] = useState(() => router.latestLocation.pathname);

  /** What this field has put into the URL: the last that was seen there, and those on the way. */
  const sent = useRef([value]);
  /** Where the reader was, or was going to, when they last typed. */
  const typedAt = useRef(router.latestLocation);

  // The URL changed by other means: a cleared filter, or back and forward. What was typed since then stays.
  useEffect(() => {
    const own = sent.current.lastIndexOf(value);
    sent.current = own < 0 ? [value] : sent.current.slice(own);
    if (own < 0 && typedAt.current !== router.latestLocation) setDraft(value ?? '');
  }, [value, router]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing searches, not a new callback
  useEffect(() => {
    // Whoever is on the way to another screen is not called back by what they typed here.
    if (router.latestLocation.pathname !== here) return;
    const words = settled.trim() || undefined;
    if (settled !== draft || words === value) return;
    sent.current.push(words);
    onChange(words);
  }, [settled]);

  return (
    <div className={cx('relative w-full', wide ? 'sm:w-96' : 'sm:w-64')}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={draft}
        onChange={(event) => {
          typedAt.current = router.latestLocation;
          setDraft(event.target.value);
        }}
        className="h-8 w-full rounded-md border border-control bg-surface pr-2 pl-8 transition-colors hover:border-muted pointer-coarse:h-10"
      />
    </div>
  );
}

const any = 'any';

/** A filter with "Any" as its first choice. */
export function FilterSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value | undefined;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value | undefined) => void;
}) {
  const withAny: SelectOption<Value | typeof any>[] = [{ value: any, label: t('list.any') }, ...options];
  return (
    <Select<Value | typeof any>
      label={label}
      prefix={label}
      value={value ?? any}
      options={withAny}
      onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
    />
  );
}
