import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Checkbox } from '#components/field.tsx';
import { Card, Section } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type SsoConnection, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** Who gets in through it, and whether there is another way. */
export function SignInRules({ connection, admins }: { connection: SsoConnection; admins: number }) {
  const scope = useOrganization();
  const [ssoOnly, setSsoOnly] = useState(connection.ssoOnly);
  const [justInTime, setJustInTime] = useState(connection.justInTime);
  const save = useMutation(
    trpc.sso.setRules.mutationOptions({
      onSuccess: async () => {
        announce(t('sso.rulesSaved'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const changed = ssoOnly !== connection.ssoOnly || justInTime !== connection.justInTime;
  return (
    <Section title={t('sso.rules')}>
      <Card>
        <form
          className="divide-y divide-line"
          onSubmit={(event) => {
            event.preventDefault();
            if (changed && !save.isPending) save.mutate({ ...scope, ssoOnly, justInTime });
          }}
        >
          <div className="px-4 py-3.5">
            <Checkbox
              label={<span className="font-medium">{t('sso.justInTime')}</span>}
              checked={justInTime}
              onChange={(event) => setJustInTime(event.target.checked)}
            />
            <p className="mt-1 pl-6 text-muted text-sm">{t('sso.justInTimeDetail')}</p>
          </div>
          <div className="px-4 py-3.5">
            <Checkbox
              label={<span className="font-medium">{t('sso.ssoOnly')}</span>}
              checked={ssoOnly}
              onChange={(event) => setSsoOnly(event.target.checked)}
            />
            <p className="mt-1 pl-6 text-muted text-sm">{t('sso.ssoOnlyDetail')}</p>
            {!connection.ssoOnly && admins === 0 && (
              <p className="mt-1 pl-6 text-sm text-warning">{t('sso.ssoOnlyNotYet')}</p>
            )}
          </div>
          {(changed || save.error) && (
            <div className="flex flex-col gap-3 px-4 py-3">
              <ErrorNote error={save.error} />
              <Button type="submit" variant="primary" busy={save.isPending} className="self-end">
                {t('sso.saveRules')}
              </Button>
            </div>
          )}
        </form>
      </Card>
    </Section>
  );
}
