import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ErrorNote } from '#components/error-note.tsx';
import { Checkbox } from '#components/field.tsx';
import { Card, Section } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { type NoticeChoices, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** What the reader alone gets by mail, about the connections. Nothing for support, who get none of it. */
export function OwnChoices(): ReactNode {
  const scope = useOrganization();
  const choices = useQuery(trpc.notice.choices.queryOptions(scope)).data;
  if (!choices) return null;
  return (
    <Section title={t('notices.own')} detail={t('notices.ownDetail')}>
      <Card>
        <Choices choices={choices} />
      </Card>
    </Section>
  );
}

function Choices({ choices }: { choices: NonNullable<NoticeChoices> }) {
  const scope = useOrganization();
  /** Shown until the server's answer is. */
  const [changing, setChanging] = useState<{ kind: string; on: boolean } | null>(null);
  const choose = useMutation(
    trpc.notice.choose.mutationOptions({
      onSuccess: (_, { on }) => announce(on ? t('notices.on') : t('notices.off')),
      onSettled: async (_data, _error, { kind }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.notice.choices.queryKey(scope) });
        // Another one may have been chosen in the meantime.
        setChanging((current) => (current?.kind === kind ? null : current));
      },
    }),
  );
  return (
    <fieldset className="divide-y divide-line">
      <legend className="sr-only">{t('notices.byMail')}</legend>
      {choices.map(({ kind, on }) => (
        <div key={kind} className="px-4 py-3">
          <Checkbox
            checked={changing?.kind === kind ? changing.on : on}
            onChange={({ target: { checked } }) => {
              setChanging({ kind, on: checked });
              choose.mutate({ ...scope, kind, on: checked });
            }}
            label={
              <>
                <span className="font-medium">{t(`notices.kind.${kind}`)}</span>
                <span className="block text-muted text-sm">{t(`notices.kind.${kind}.detail`)}</span>
              </>
            }
          />
        </div>
      ))}
      {choose.error && (
        <div className="p-4">
          <ErrorNote error={choose.error} />
        </div>
      )}
    </fieldset>
  );
}
