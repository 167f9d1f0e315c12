import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { announce } from '#components/toast.tsx';
import { type Domain, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { updateDomains } from './update-domains.ts';

const everyMs = 10_000;

type DomainCheck = { run: () => void; isPending: boolean; error: unknown };

/** Looks for the record when it is asked to, and by itself while the page is seen and the record is not there. */
export function useDomainCheck({ domain, state, lostAt }: Domain): DomainCheck {
  const scope = useOrganization();
  const options = trpc.domain.check.mutationOptions({
    onSuccess: (checked) =>
      updateDomains(scope, (domains) => domains.map((one) => (isNewsOf(one, checked) ? checked : one))),
  });
  const asked = useMutation({
    ...options,
    onSuccess: (checked, ...rest) => {
      if (checked.finding?.kind === 'found') announce(t('domains.finding.found'));
      return options.onSuccess?.(checked, ...rest);
    },
  });
  const { mutate: checkQuietly } = useMutation(options);
  const waits = state !== 'proven' || lostAt !== null;
  const { organization } = scope;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') checkQuietly({ organization, domain });
    }, everyMs);
    return () => clearInterval(timer);
  }, [waits, organization, domain, checkQuietly]);
  return {
    run: () => asked.mutate({ organization, domain }),
    isPending: asked.isPending,
    error: asked.error,
  };
}

/** A check that was asked for can overtake one that began by itself before it. */
function isNewsOf({ domain, lastCheckedAt }: Domain, checked: Domain): boolean {
  return domain === checked.domain && (lastCheckedAt ?? '') <= (checked.lastCheckedAt ?? '');
}
