import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Card } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { updateDomains } from './update-domains.ts';

export function AddDomainForm() {
  const scope = useOrganization();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation(
    trpc.domain.add.mutationOptions({
      onSuccess: async (added) => {
        setName('');
        setTried(false);
        announce(t('domains.added', { domain: added.displayName }));
        await updateDomains(scope, (domains) => [...domains, added]);
      },
    }),
  );
  const missing = name.trim() === '';
  return (
    <Card>
      <form
        noValidate
        className="flex flex-col gap-3 px-4 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing && !add.isPending) add.mutate({ ...scope, name });
        }}
      >
        <Field
          label={t('domains.name')}
          hint={t('domains.nameHint')}
          error={tried && missing ? t('domains.nameMissing') : null}
          beside
        >
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                value={name}
                placeholder="example.com"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={300}
                onChange={(event) => setName(event.target.value)}
              />
              <Button type="submit" variant="primary" busy={add.isPending} className="pointer-coarse:h-10">
                {t('domains.addAction')}
              </Button>
            </div>
          )}
        </Field>
        <ErrorNote error={add.error} />
      </form>
    </Card>
  );
}
