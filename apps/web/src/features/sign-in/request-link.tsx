import { useMutation } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { trpc } from '#lib/api.ts';
import { language } from '#lib/language.ts';
import { t } from '#lib/messages/translate.ts';

/** Has a sign-in link sent to the address that was entered; says the same whether or not somebody has it. */
export function RequestLink({ email, onMissing }: { email: string; onMissing: () => void }) {
  const request = useMutation(trpc.session.requestLink.mutationOptions());
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      <p className="text-muted text-sm">{t('signIn.noPassword')}</p>
      <Button
        icon={Mail}
        busy={request.isPending}
        className="h-9 w-full"
        onClick={() => (email === '' ? onMissing() : request.mutate({ email, language }))}
      >
        {t('signIn.sendLink')}
      </Button>
      <ErrorNote error={request.error} />
      <div role="status" className="empty:hidden">
        {request.isSuccess && (
          <Note title={t('signIn.linkAsked')}>
            {t('signIn.linkAskedDetail', { email: request.variables.email })}
          </Note>
        )}
      </div>
    </div>
  );
}
