import type { Role } from '@rollcall/access';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { Field, Input } from '#components/field.tsx';
import { roleOptions } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { type Directory, trpc } from '#lib/api.ts';
import { codeOf, describeError } from '#lib/errors.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useDebounced } from '#lib/use-debounced.ts';
import type { AttributeValue } from './staged-roles.ts';

/** What identity providers send to say what somebody is; any other attribute can be typed. */
const usual = ['userType', 'roles', 'department', 'title'];

type AddValueDialogProps = {
  directories: Directory[];
  onAdd: (value: AttributeValue, role: Role) => void;
  onClose: () => void;
};

/** Stages a role for a value, and suggests those that people have. */
export function AddValueDialog({ directories, onAdd, onClose }: AddValueDialogProps) {
  const scope = useOrganization();
  const attributesId = useId();
  const valuesId = useId();
  const [directoryId, setDirectoryId] = useState(directories[0]?.id ?? '');
  const [attribute, setAttribute] = useState('userType');
  const [value, setValue] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [tried, setTried] = useState(false);
  const asked = useDebounced(attribute.trim(), 300);
  const values = useQuery(
    trpc.group.attributeValues.queryOptions(
      { ...scope, directoryId, attribute: asked },
      { enabled: asked !== '', placeholderData: keepPreviousData, retry: false },
    ),
  );
  const directory = directories.find(({ id }) => id === directoryId);
  const isUnknown = values.error !== null && codeOf(values.error) === 'invalid';
  const isMissing = value.trim() === '';

  function add() {
    setTried(true);
    if (!directory || isUnknown || isMissing || attribute.trim() === '') return;
    const name = asked === attribute.trim() ? (values.data?.attribute ?? asked) : attribute.trim();
    const key = { directoryId, directoryName: directory.name, attribute: name, value: value.trim() };
    onAdd(key, role);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('attributes.addTitle')}
      description={t('attributes.addDetail')}
      onSubmit={add}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary">
            {t('attributes.addAction')}
          </Button>
        </>
      }
    >
      {directories.length > 1 && (
        <Field label={t('attributes.directory')}>
          {(control) => (
            <Select
              {...control}
              value={directoryId}
              options={directories.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setDirectoryId}
            />
          )}
        </Field>
      )}
      <Field
        label={t('attributes.attribute')}
        hint={t('attributes.attributeHint')}
        error={isUnknown ? describeError(values.error).detail : null}
      >
        {(control) => (
          <Input
            {...control}
            value={attribute}
            list={attributesId}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setAttribute(event.target.value)}
          />
        )}
      </Field>
      <datalist id={attributesId}>
        {usual.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        label={t('attributes.value')}
        hint={valuesHint(values.data?.items)}
        error={tried && isMissing ? t('attributes.valueMissing') : null}
      >
        {(control) => (
          <Input
            {...control}
            value={value}
            list={valuesId}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <datalist id={valuesId}>
        {values.data?.items.map((each) => (
          <option key={each.value} value={each.value}>
            {t('names.people', { count: each.people })}
          </option>
        ))}
      </datalist>
      <Field label={t('attributes.role')}>
        {(control) => <Select {...control} value={role} options={roleOptions()} onChange={setRole} />}
      </Field>
    </Dialog>
  );
}

const valuesNamed = 4;

function valuesHint(items: readonly { value: string; people: number }[] | undefined): string | undefined {
  if (!items) return undefined;
  if (items.length === 0) return t('attributes.valuesNone');
  const named = items.slice(0, valuesNamed).map(({ value, people }) => `${value} (${people})`);
  return t('attributes.values', { values: named.join(', ') });
}
