import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { ShownOnceDialog } from '#features/tokens/shown-once-dialog.tsx';
import { type CreatedToken, type Directory, queryClient, trpc } from '#lib/api.ts';
import { formatMonth } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

type CreateTokenProps = { directory: Directory; kind: 'bearer' | 'client'; another: boolean };

/** Makes a token or an OAuth client with one press: in a guide nobody wants to think about its name or lifetime. */
export function CreateToken({ directory, kind, another }: CreateTokenProps) {
  const scope = useOrganization();
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const create = useMutation(
    trpc.token.create.mutationOptions({
      onSuccess: async (token) => {
        setCreated(token);
        await queryClient.invalidateQueries();
      },
    }),
  );
  const name = t('newToken.nameDefault', { directory: directory.name, month: formatMonth(Date.now()) });
  return (
    <>
      <Button
        size="sm"
        icon={KeyRound}
        variant={another || kind === 'client' ? 'secondary' : 'primary'}
        busy={create.isPending}
        onClick={() => {
          if (!create.isPending) create.mutate({ ...scope, directoryId: directory.id, name, kind });
        }}
      >
        {t(
          kind === 'client'
            ? 'guide.createClient'
            : another
              ? 'guide.createAnotherToken'
              : 'guide.createToken',
        )}
      </Button>
      <ErrorNote error={create.error} />
      {created && (
        <ShownOnceDialog
          token={created}
          provider={directory.provider}
          onDone={() => {
            setCreated(null);
            create.reset();
          }}
        />
      )}
    </>
  );
}
