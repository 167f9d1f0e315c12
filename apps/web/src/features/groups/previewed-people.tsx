import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { queryClient, type RolePreview, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { fullReasonText } from '#lib/reason-text.ts';
import { RoleStep } from './role-step.tsx';
import type { StagedInput } from './staged-roles.ts';

type PreviewedPeopleProps = {
  preview: RolePreview;
  staged: StagedInput;
  /** How many are named at first. */
  shown: number;
};

/**
 * Whose role changes, those first for whom it matters most; the rest when asked for. Begins anew with a `key` of the
 * preview, so that the pages of one are never shown with another.
 */
export function PreviewedPeople({ preview, staged, shown }: PreviewedPeopleProps) {
  const scope = useOrganization();
  const [showsAll, setShowsAll] = useState(false);
  const [pages, setPages] = useState([preview.people]);
  const cursor = pages.at(-1)?.nextCursor ?? undefined;
  const more = useMutation({
    mutationFn: () =>
      queryClient.fetchQuery({
        ...trpc.group.previewPeople.queryOptions({ ...scope, ...staged, cursor }),
        staleTime: 0,
      }),
    onSuccess: (page) => setPages([...pages, page]),
  });
  const all = pages.flatMap((page) => page.items);
  const count = preview.gain + preview.lose;
  return (
    <div className="border-line border-t">
      <ul aria-label={t('preview.who')} className="divide-y divide-line">
        {(showsAll ? all : all.slice(0, shown)).map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <span className="min-w-0 flex-1 basis-44">
              <span className="block truncate font-medium" title={person.displayName}>
                {person.displayName}
              </span>
              <span className="block truncate text-muted text-sm">
                {fullReasonText(person.reason)}
                {!person.active && ` · ${t('preview.inactive')}`}
              </span>
            </span>
            <RoleStep from={person.from} to={person.to} />
          </li>
        ))}
      </ul>
      {count > shown && (!showsAll || cursor !== undefined) && (
        <div className="border-line border-t px-3 py-2">
          <ErrorNote error={more.error} />
          <Button
            size="sm"
            variant="ghost"
            busy={more.isPending}
            onClick={() => (showsAll ? more.mutate() : setShowsAll(true))}
          >
            {showsAll ? t('action.loadMore') : t('preview.showAll', { count })}
          </Button>
        </div>
      )}
    </div>
  );
}
