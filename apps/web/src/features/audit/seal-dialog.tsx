import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Dialog, DialogCancel } from '#components/dialog.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Field, Input } from '#components/field.tsx';
import { Note } from '#components/note.tsx';
import { type AuditVerdict, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** The head of the chain as it is kept elsewhere: `12:` and the digest. */
const keptForm = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/i;

/** Takes the seal along, and checks that everything is as it was written, also against a seal that was taken before. */
export function SealDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const scope = useOrganization();
  const [kept, setKept] = useState('');
  const [misread, setMisread] = useState(false);
  const head = useQuery(trpc.audit.head.queryOptions(scope, { enabled: open })).data;
  const [, number, digest] = keptForm.exec(kept) ?? [];
  const check = useQuery(
    trpc.audit.verify.queryOptions(
      { ...scope, kept: number && digest ? { number: Number(number), digest } : undefined },
      { enabled: false, gcTime: 0 },
    ),
  );

  function verify() {
    const isMisread = kept.trim() !== '' && !keptForm.test(kept);
    setMisread(isMisread);
    if (!isMisread) void check.refetch();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title={t('audit.seal.title')}
      description={t('audit.seal.detail')}
      onSubmit={verify}
      footer={
        <>
          <DialogCancel label={t('action.close')} />
          <Button variant="primary" type="submit" changes={false} busy={check.isFetching}>
            {t('audit.seal.check')}
          </Button>
        </>
      }
    >
      {head && (
        <CopyField
          label={t('audit.seal.head')}
          value={`${head.number}:${head.digest}`}
          hint={t('audit.seal.headHint', { count: head.number })}
        />
      )}
      <Field
        label={t('audit.seal.kept')}
        hint={t('audit.seal.keptHint')}
        error={misread ? t('audit.seal.misread') : null}
      >
        {(control) => (
          <Input
            {...control}
            value={kept}
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-sm"
            onChange={(event) => setKept(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={check.error} />
      <div role="status" className="empty:hidden">
        {check.data && !check.isFetching && !misread && <Verdict verdict={check.data} />}
      </div>
    </Dialog>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { head, defects, keptHeadHolds } = verdict;
  const count = head?.number ?? 0;
  if (defects.length === 0 && keptHeadHolds !== false) {
    return (
      <Note tone="info" title={t('audit.seal.whole', { count })}>
        {t(keptHeadHolds ? 'audit.seal.wholeKept' : 'audit.seal.wholeDetail')}
      </Note>
    );
  }
  return (
    <Note tone="danger" title={t('audit.seal.broken')}>
      {keptHeadHolds === false && <p>{t('audit.seal.keptDiffers')}</p>}
      <ul className="list-disc pl-4">
        {defects.map(({ kind, id, detail }) => (
          <li key={`${kind}/${id}`} className="break-words">
            {detail}
          </li>
        ))}
      </ul>
      <p className="mt-1">{t('audit.seal.brokenAdvice')}</p>
    </Note>
  );
}
