import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { t } from '#lib/messages/translate.ts';
import { Button } from './button.tsx';
import { ErrorNote } from './error-note.tsx';

type Page<Person> = { items: readonly Person[]; nextCursor: string | null };

type NamedPeopleProps<Person> = {
  label: string;
  first: Page<Person>;
  /** Of all pages. */
  count: number;
  /** How many are named at first. */
  shown: number;
  loadPage: (cursor: string) => Promise<Page<Person>>;
  personId: (person: Person) => string;
  /** What stands below the name. */
  detail: (person: Person) => ReactNode;
  role: (person: Person) => ReactNode;
  /** The space at both sides, as the lines around it have it. */
  inset: 'px-3' | 'px-4';
};

/**
 * Whom a change concerns, those first for whom it matters most; the rest when asked for. Begins anew with a `key` of
 * the preview, so that the pages of one are never shown with another.
 */
export function NamedPeople<Person extends { displayName: string }>({
  label,
  first,
  count,
  shown,
  loadPage,
  personId,
  detail,
  role,
  inset,
}: NamedPeopleProps<Person>): ReactNode {
  const [showsAll, setShowsAll] = useState(false);
  const [pages, setPages] = useState([first]);
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const more = useMutation({
    mutationFn: (next: string) => loadPage(next),
    onSuccess: (page) => setPages([...pages, page]),
  });
  const all = pages.flatMap((page) => page.items);
  return (
    <>
      <ul aria-label={label} className="divide-y divide-line">
        {(showsAll ? all : all.slice(0, shown)).map((person) => (
          <li
            key={personId(person)}
            className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 py-2', inset)}
          >
            <span className="min-w-0 flex-1 basis-44">
              <span className="block truncate font-medium" title={person.displayName}>
                {person.displayName}
              </span>
              <span className="block truncate text-muted text-sm">{detail(person)}</span>
            </span>
            {role(person)}
          </li>
        ))}
      </ul>
      {count > shown && (!showsAll || cursor !== null) && (
        <div className={cx('border-line border-t py-2', inset)}>
          <ErrorNote error={more.error} />
          <Button
            size="sm"
            variant="ghost"
            busy={more.isPending}
            onClick={() => (showsAll && cursor !== null ? more.mutate(cursor) : setShowsAll(true))}
          >
            {showsAll ? t('action.loadMore') : t('preview.showAll', { count })}
          </Button>
        </div>
      )}
    </>
  );
}
