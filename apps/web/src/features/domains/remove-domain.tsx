import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { announce } from '#components/toast.tsx';
import { type Domain, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

export function RemoveDomain({ domain: { domain, displayName, state } }: { domain: Domain }) {
  const scope = useOrganization();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.domain.remove.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(t('domains.removed', { domain: displayName }));
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button
        size="sm"
        variant="danger-quiet"
        aria-label={t('domains.removeLabel', { domain: displayName })}
        onClick={() => setAsking(true)}
      >
        {t('domains.remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          remove.reset();
          setAsking(next);
        }}
        title={t('domains.removeTitle', { domain: displayName })}
        description={
          state === 'proven'
            ? t('domains.removeProvenDetail', { domain: displayName })
            : t('domains.removeDetail')
        }
        action={t('domains.removeAction')}
        {...(state === 'proven' && { typed: displayName })}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ ...scope, domain })}
      />
    </>
  );
}
