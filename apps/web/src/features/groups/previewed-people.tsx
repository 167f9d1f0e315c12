import { NamedPeople } from '#components/named-people.tsx';
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

/** Whose role changes. Begins anew with a `key` of the preview. */
export function PreviewedPeople({ preview, staged, shown }: PreviewedPeopleProps) {
  const scope = useOrganization();
  return (
    <div className="border-line border-t">
      <NamedPeople
        label={t('preview.who')}
        first={preview.people}
        count={preview.gain + preview.lose}
        shown={shown}
        loadPage={(cursor) =>
          queryClient.fetchQuery({
            ...trpc.group.previewPeople.queryOptions({ ...scope, ...staged, cursor }),
            staleTime: 0,
          })
        }
        personId={({ id }) => id}
        detail={({ reason, active }) => (
          <>
            {fullReasonText(reason)}
            {!active && ` · ${t('preview.inactive')}`}
          </>
        )}
        role={({ from, to }) => <RoleStep from={from} to={to} />}
        inset="px-3"
      />
    </div>
  );
}
