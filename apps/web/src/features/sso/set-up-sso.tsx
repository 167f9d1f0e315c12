import type { SsoProvider } from '@rollcall/access';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Step, Stepper } from '#components/stepper.tsx';
import { announce } from '#components/toast.tsx';
import { GuideBlocks } from '#features/guides/guide-block.tsx';
import { enterHere } from '#features/guides/guide-document.ts';
import { findGuide } from '#features/guides/library.ts';
import { queryClient, type SsoSettings, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { TestSignIn } from './test-sign-in.tsx';

/** What to do at the provider, then what to enter here, the test, and the switch. */
export function SetUpSso({ provider, settings }: { provider: SsoProvider; settings: SsoSettings }) {
  const { on, redirectUri, startUrl } = settings;
  const draft = settings.draft?.provider === provider ? settings.draft : null;
  const [editing, setEditing] = useState(false);
  const found = findGuide('sso', provider);
  if (!found) throw new Error(`There is no guide to single sign-on with ${provider}`);
  const { area, guide } = found;
  const reading = { values: { redirectUri, startUrl }, placeholders: area.placeholders };
  const steps = guide.steps.filter(({ id }) => id !== enterHere);
  const entered = draft !== null && !editing;
  const tested = draft?.state === 'tested';
  return (
    <div className="max-w-[760px] pt-2">
      <Stepper>
        {steps.map((step, index) => (
          <Step key={step.id} number={index + 1} title={step.title} state={entered ? 'done' : undefined}>
            {entered ? (
              <details>
                <summary className="w-fit text-muted text-sm hover:text-ink">{t('sso.showStep')}</summary>
                <div className="mt-3 flex flex-col gap-3">
                  <GuideBlocks blocks={step.blocks} reading={reading} />
                </div>
              </details>
            ) : (
              <GuideBlocks blocks={step.blocks} reading={reading} />
            )}
          </Step>
        ))}
        <Step number={steps.length + 1} title={t('sso.enter')} state={entered ? 'done' : 'current'}>
          {entered ? (
            <>
              <ConnectionFacts connection={draft} />
              <div>
                <Button size="sm" onClick={() => setEditing(true)}>
                  {t('sso.edit')}
                </Button>
              </div>
            </>
          ) : (
            <ConnectionForm
              provider={provider}
              before={draft ?? (on?.provider === provider ? on : null)}
              onSaved={() => setEditing(false)}
            />
          )}
        </Step>
        <Step
          number={steps.length + 2}
          title={t('sso.test')}
          state={!entered ? 'later' : tested ? 'done' : 'current'}
        >
          <p className="text-muted">{t('sso.testDetail')}</p>
          {entered && <TestSignIn connection={draft} primary={!tested} />}
        </Step>
        <Step
          number={steps.length + 3}
          title={t('sso.switchOn')}
          state={entered && tested ? 'current' : 'later'}
        >
          <p className="text-muted">{t(on ? 'sso.switchOverDetail' : 'sso.switchOnDetail')}</p>
          {entered && tested && <SwitchOn connectionId={draft.id} />}
        </Step>
      </Stepper>
    </div>
  );
}

function SwitchOn({ connectionId }: { connectionId: string }) {
  const scope = useOrganization();
  const switchOn = useMutation(
    trpc.sso.switchOn.mutationOptions({
      onSuccess: async () => {
        announce(t('sso.switchedOn'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <div>
        <Button
          variant="primary"
          busy={switchOn.isPending}
          onClick={() => switchOn.mutate({ ...scope, connectionId })}
        >
          {t('sso.switchOnAction')}
        </Button>
      </div>
      <ErrorNote error={switchOn.error} />
    </>
  );
}
