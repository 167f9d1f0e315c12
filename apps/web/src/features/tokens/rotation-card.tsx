import { Link } from '@tanstack/react-router';
import { buttonClass } from '#components/button.tsx';
import { Message } from '#components/message.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/status-badge.tsx';
import type { Token } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { RevokeButton } from './revoke-button.tsx';
import type { Rotation } from './rotation.ts';

const tones: Record<Rotation['progress'], Tone> = { waiting: 'pending', both: 'info', moved: 'positive' };

/** What the IdP uses while two tokens work, and the step that comes next: paste, wait, or revoke the old one. */
export function RotationCard({ rotation: { old, next, progress } }: { rotation: Rotation }) {
  const { organization } = useOrganization();
  const { directoryId, directoryName: directory, provider } = next;
  return (
    <Card>
      <section
        aria-label={t('rotation.title', { directory })}
        className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-3"
      >
        <ProviderMark provider={provider} />
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="font-medium">{t('rotation.title', { directory })}</h2>
            <span role="status">
              <StatusBadge tone={tones[progress]} label={t(`rotation.state.${progress}`)} />
            </span>
          </div>
          <p className="mt-1 text-pretty text-muted">
            <Progress old={old} next={next} progress={progress} />
          </p>
          <p className="mt-1 text-muted text-sm">
            <Message
              of="rotation.oldExpires"
              values={{ old: old.name, when: <RelativeTime at={old.expiresAt} /> }}
            />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {progress === 'waiting' && (
            <Link
              to="/o/$organization/setup/$directoryId"
              params={{ organization, directoryId }}
              className={buttonClass()}
            >
              {t('rotation.guide')}
            </Link>
          )}
          {progress !== 'moved' && (
            <RevokeButton
              token={next}
              size="md"
              label={t('rotation.cancel')}
              title={t('rotation.cancelTitle', { directory })}
              detail={cancelDetail(old, next)}
              done={t('rotation.cancelled')}
            />
          )}
          {progress !== 'waiting' && (
            <RevokeButton
              token={old}
              size="md"
              variant={progress === 'moved' ? 'primary' : 'secondary'}
              label={t('rotation.complete')}
              title={t('rotation.completeTitle', { name: old.name })}
              detail={t(`rotation.completeDetail.${progress}`, { directory, next: next.name })}
              done={t('rotation.completed')}
            />
          )}
        </div>
      </section>
    </Card>
  );
}

function Progress({ old, next, progress }: Rotation) {
  const names = { directory: next.directoryName, old: old.name, next: next.name };
  const oldAt = old.lastUsedAt && <RelativeTime at={old.lastUsedAt} />;
  const nextAt = next.lastUsedAt && <RelativeTime at={next.lastUsedAt} />;
  if (progress === 'moved') return <Message of="rotation.moved" values={{ ...names, when: nextAt }} />;
  if (progress === 'both') return <Message of="rotation.both" values={{ ...names, oldAt, nextAt }} />;
  if (!oldAt) return <Message of="rotation.waitingUnused" values={names} />;
  return <Message of="rotation.waiting" values={{ ...names, when: oldAt }} />;
}

function cancelDetail(old: Token, next: Token): string {
  const names = { directory: next.directoryName, old: old.name, next: next.name };
  return next.lastUsedAt ? t('rotation.cancelDetailUsed', names) : t('rotation.cancelDetail', names);
}
