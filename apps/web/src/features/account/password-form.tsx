import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { reloadSession } from '#lib/session.ts';

/** The server holds the rule; this only spares a round trip. */
const lengthMin = 12;

export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation(
    trpc.session.setPassword.mutationOptions({
      onSuccess: async () => {
        setCurrent('');
        setNext('');
        setTried(false);
        announce(t('account.passwordSaved'));
        await Promise.all([reloadSession(), queryClient.invalidateQueries(trpc.session.list.queryFilter())]);
      },
    }),
  );
  const currentMissing = hasPassword && current === '';
  const short = next.length < lengthMin;

  function submit() {
    setTried(true);
    if (currentMissing || short || save.isPending) return;
    save.mutate({ newPassword: next, ...(hasPassword && { currentPassword: current }) });
  }

  return (
    <Card className="px-4 py-4">
      <form
        noValidate
        className="flex max-w-[400px] flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorNote error={save.error} />
        {hasPassword && (
          <Field
            label={t('account.currentPassword')}
            error={tried && currentMissing ? t('account.currentMissing') : null}
          >
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="current-password"
                value={current}
                onChange={(event) => setCurrent(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={t('account.newPassword')}
          hint={t('account.newPasswordHint')}
          error={tried && short ? t('account.passwordShort') : null}
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" className="self-start" busy={save.isPending}>
          {t('account.savePassword')}
        </Button>
      </form>
    </Card>
  );
}
