import { type RequiredAttribute, requiredAttributeNames } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Checkbox } from '#components/field.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type RequiredAttributesSettingProps = { saved: readonly RequiredAttribute[]; savedStrict: boolean };

/** What everybody must have, and what becomes of those who do not. */
export function RequiredAttributesSetting({ saved, savedStrict }: RequiredAttributesSettingProps) {
  const scope = useOrganization();
  const nameId = useId();
  const hintId = useId();
  const [required, setRequired] = useState(saved);
  const [strict, setStrict] = useState(savedStrict);
  const save = useMutation(
    trpc.organization.setRequiredAttributes.mutationOptions({
      onSuccess: async ({ ended }) => {
        announce(t('settings.requiredSaved', { count: ended }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const changed =
    strict !== savedStrict ||
    requiredAttributeNames.some((name) => required.includes(name) !== saved.includes(name));

  function toggle(name: RequiredAttribute, on: boolean) {
    setRequired(on ? [...required, name] : required.filter((other) => other !== name));
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-3 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !save.isPending) save.mutate({ ...scope, required: [...required], strict });
      }}
    >
      <fieldset
        aria-labelledby={nameId}
        aria-describedby={hintId}
        className="grid gap-x-8 gap-y-2 md:grid-cols-[minmax(0,1fr)_minmax(0,380px)]"
      >
        <div>
          <p id={nameId} className="font-medium">
            {t('settings.required')}
          </p>
          <p id={hintId} className="text-muted text-sm">
            {t('settings.requiredHint')}
          </p>
        </div>
        <div className="flex flex-col gap-1.5">
          {requiredAttributeNames.map((name) => (
            <Checkbox
              key={name}
              label={t(`settings.required.${name}`)}
              checked={required.includes(name)}
              onChange={(event) => toggle(name, event.target.checked)}
            />
          ))}
          <div className="mt-1 border-line border-t pt-2">
            <Checkbox
              label={t('settings.strict')}
              checked={strict}
              onChange={(event) => setStrict(event.target.checked)}
            />
          </div>
        </div>
      </fieldset>
      {changed && (
        <Button type="submit" variant="primary" busy={save.isPending} className="self-end">
          {t('settings.saveRequired')}
        </Button>
      )}
      <ErrorNote error={save.error} />
    </form>
  );
}
