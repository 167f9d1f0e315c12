import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { ManagersOnly } from '#components/managers-only.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, type Token, trpc } from '#lib/api.ts';
import { useNow } from '#lib/clock.ts';
import { formatRelative } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type RevokeButtonProps = {
  token: Token;
  /** Says more than that this token is revoked, where the place does. */
  label?: string;
  title?: string;
  /** What it means, where the place knows better than "used … ago". */
  detail?: string;
  done?: string;
  variant?: 'secondary' | 'primary';
  size?: 'sm' | 'md';
};

/** Ends a token after saying what that breaks. */
export function RevokeButton({ token, ...shown }: RevokeButtonProps): ReactNode {
  const { label = t('tokens.revoke'), variant = 'secondary', size = 'sm' } = shown;
  const scope = useOrganization();
  const nowMs = useNow();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.token.revoke.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        announce(shown.done ?? t('tokens.revoked'));
        await queryClient.invalidateQueries();
      },
    }),
  );
  const { name, directoryName: directory, lastUsedAt } = token;
  const whatBreaks = lastUsedAt
    ? t('tokens.revokeUsed', { directory, when: formatRelative(lastUsedAt, nowMs) })
    : t('tokens.revokeUnused');
  return (
    <ManagersOnly act="token.revoke" instead={null}>
      <Button
        size={size}
        variant={variant}
        {...(shown.label === undefined && { 'aria-label': t('tokens.revokeLabel', { name }) })}
        onClick={() => {
          revoke.reset();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={shown.title ?? t('tokens.revokeTitle', { name })}
        description={shown.detail ?? whatBreaks}
        action={t('tokens.revokeAction')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ ...scope, tokenId: token.tokenId })}
      />
    </ManagersOnly>
  );
}
