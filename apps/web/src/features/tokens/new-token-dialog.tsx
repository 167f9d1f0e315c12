import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Select, type SelectOption } from '#components/select.tsx';
import { type CreatedToken, type Directory, queryClient, type Token, trpc } from '#lib/api.ts';
import { formatMonth } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { lifetimeOptions, lifetimeText } from '#lib/token-lifetime.ts';

type TokenKind = 'bearer' | 'client';

const kinds: SelectOption<TokenKind>[] = [
  { value: 'bearer', label: t('newToken.kind.bearer') },
  { value: 'client', label: t('newToken.kind.client') },
];

type NewTokenDialogProps = {
  onClose: () => void;
  directories: Directory[];
  preferred: Directory;
  /** Those that work, of all directories. */
  tokens: Token[];
  onCreated: (token: CreatedToken, directory: Directory) => void;
};

/** Asks for the name and lifetime of a token and makes it: the first of a directory, or the next beside the one it has. */
export function NewTokenDialog({ onClose, directories, preferred, tokens, onCreated }: NewTokenDialogProps) {
  const scope = useOrganization();
  const defaults = useQuery(trpc.token.defaults.queryOptions(scope)).data;
  const [directory, setDirectory] = useState(preferred);
  const [name, setName] = useState<string | null>(null);
  const [chosenKind, setKind] = useState<TokenKind | null>(null);
  const [days, setDays] = useState<string | null>(null);
  const create = useMutation(
    trpc.token.create.mutationOptions({
      onSuccess: async (token) => {
        onCreated(token, directory);
        await queryClient.invalidateQueries();
      },
    }),
  );

  const before = tokens.find(({ directoryId }) => directoryId === directory.id);
  const kind = chosenKind ?? before?.kind ?? 'bearer';
  const defaultDays = defaults?.lifetimeDays ?? 365;
  const shownName =
    name ?? t('newToken.nameDefault', { directory: directory.name, month: formatMonth(Date.now()) });
  const lifetimes: SelectOption<string>[] = lifetimeOptions(defaultDays).map((option) => ({
    value: String(option),
    label: lifetimeText(option),
  }));

  function submit() {
    if (shownName.trim() === '' || create.isPending) return;
    create.mutate({
      ...scope,
      directoryId: directory.id,
      name: shownName.trim(),
      kind,
      lifetimeDays: Number(days ?? defaultDays),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={before ? t('newToken.titleNext', { directory: directory.name }) : t('newToken.title')}
      description={before ? t('newToken.detailNext', { name: before.name }) : t('newToken.detail')}
      onSubmit={submit}
      footer={
        <>
          <DialogCancel />
          <Button type="submit" variant="primary" busy={create.isPending}>
            {t('newToken.action')}
          </Button>
        </>
      }
    >
      <ErrorNote error={create.error} />
      {directories.length > 1 && (
        <Field label={t('newToken.connection')}>
          {(control) => (
            <Select
              {...control}
              value={directory.id}
              options={directories.map((option) => ({ value: option.id, label: option.name }))}
              onChange={(id) => setDirectory(directories.find((option) => option.id === id) ?? directory)}
            />
          )}
        </Field>
      )}
      <Field
        label={t('newToken.name')}
        hint={t('newToken.nameHint')}
        error={shownName.trim() === '' ? t('newToken.nameMissing') : null}
      >
        {(control) => (
          <Input
            {...control}
            value={shownName}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('newToken.kind')} hint={t(`newToken.kind.${kind}.hint`)}>
        {(control) => <Select {...control} value={kind} options={kinds} onChange={setKind} />}
      </Field>
      <Field label={t('newToken.lifetime')}>
        {(control) => (
          <Select {...control} value={days ?? String(defaultDays)} options={lifetimes} onChange={setDays} />
        )}
      </Field>
    </Dialog>
  );
}
