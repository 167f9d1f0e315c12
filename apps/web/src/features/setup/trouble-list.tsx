import { providerLabel, requiredAttributes } from '@rollcall/access';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Note } from '#components/note.tsx';
import { refusalAdvice } from '#features/activity/refusal-advice.ts';
import type { Directory, GuideProgress, Trouble } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatList, formatMoment } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';
import { silenceOf } from './silence.ts';

/** What goes wrong at this moment, with what to change; announced when it happens, and gone when it is mended. */
export function TroubleList({ directory, progress }: { directory: Directory; progress: GuideProgress }) {
  const nowMs = useNow();
  const silence = silenceOf(directory.provider, progress, nowMs);
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
      {progress.troubles.map((trouble) => (
        <Note key={JSON.stringify(trouble)} tone="warning" title={sentenceOf(trouble, directory, nowMs)}>
          {adviceOf(trouble, directory)} <TroubleLink trouble={trouble} directory={directory} />
        </Note>
      ))}
      {silence && progress.troubles.length === 0 && (
        <Note
          title={t('guide.silence', {
            time: formatMoment(silence.sinceAt, nowMs),
            provider: providerLabel(directory.provider),
          })}
        >
          {t(silence.hint)}
        </Note>
      )}
    </div>
  );
}

function sentenceOf(trouble: Trouble, directory: Directory, nowMs: number): string {
  switch (trouble.kind) {
    case 'token':
      return t('guide.trouble.token', {
        reason: t(`authFailures.reason.${trouble.reason}`),
        token: trouble.tokenId,
        time: formatMoment(trouble.at, nowMs),
      });
    case 'other_provider':
      return t('guide.trouble.otherProvider', {
        caller: providerLabel(trouble.caller),
        provider: providerLabel(directory.provider),
        time: formatMoment(trouble.at, nowMs),
      });
    case 'address':
      return t('guide.trouble.address', {
        provider: providerLabel(directory.provider),
        path: trouble.path.replace(/\?.*/, ''),
        time: formatMoment(trouble.at, nowMs),
      });
    case 'refused': {
      const { name, detail } = trouble;
      const time = formatMoment(trouble.at, nowMs);
      return name
        ? t('guide.trouble.refusedOf', { name, time, detail })
        : t('guide.trouble.refused', { time, detail });
    }
    case 'incomplete':
      return t('guide.trouble.incomplete', {
        count: trouble.people,
        attributes: formatList(lacking(trouble).map(({ label }) => label)),
      });
  }
}

function adviceOf(trouble: Trouble, { provider }: Directory): string {
  switch (trouble.kind) {
    case 'token':
    case 'refused':
      return refusalAdvice(trouble.reason, provider);
    case 'other_provider':
      return t('guide.trouble.otherProviderAdvice', {
        caller: providerLabel(trouble.caller),
        provider: providerLabel(provider),
      });
    case 'address':
      return refusalAdvice('wrong_address', provider);
    case 'incomplete':
      return t('guide.trouble.map', {
        attributes: formatList(lacking(trouble).map(({ path }) => path)),
        advice: refusalAdvice('missing_attribute', provider),
      });
  }
}

function lacking({ missing }: Extract<Trouble, { kind: 'incomplete' }>) {
  return requiredAttributes.filter(({ name }) => missing.includes(name));
}

function TroubleLink({ trouble, directory }: { trouble: Trouble; directory: Directory }): ReactNode {
  const params = useOrganization();
  const className = 'text-accent-text underline underline-offset-2';
  if (useSession().kind === 'setup') return null;
  switch (trouble.kind) {
    case 'refused':
      return (
        <Link
          to="/o/$organization/activity"
          params={params}
          search={{ directoryId: directory.id, record: trouble.recordId, at: trouble.at }}
          className={className}
        >
          {t('guide.trouble.see')}
        </Link>
      );
    case 'incomplete':
      return (
        <Link
          to="/o/$organization/people"
          params={params}
          search={{ status: 'incomplete' }}
          className={className}
        >
          {t('guide.trouble.seePeople')}
        </Link>
      );
    case 'token':
    case 'other_provider':
    case 'address':
      return null;
  }
}
