import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { Button } from '#components/button.tsx';
import { ChooseFile } from '#components/choose-file.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Page, Section } from '#components/page.tsx';
import { announce } from '#components/toast.tsx';
import { queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { ImportPreview } from './import-preview.tsx';
import { PastImports } from './past-imports.tsx';
import { readTextFile, type TextFile } from './read-text-file.ts';

/** From a file over what it would do to the people in the organization, and back. */
export function ImportScreen(): ReactNode {
  const scope = useOrganization();
  const [file, setFile] = useState<TextFile | null>(null);
  const preview = useMutation(trpc.import.preview.mutationOptions());
  const run = useMutation(
    trpc.import.run.mutationOptions({
      onSuccess: async ({ created }) => {
        setFile(null);
        preview.reset();
        announce(t('imports.done', { count: created }));
        await queryClient.invalidateQueries();
      },
    }),
  );

  const lastChosen = useRef<File>(null);

  async function choose(chosen: File) {
    // What is being imported is shown until it is.
    if (run.isPending) return;
    run.reset();
    lastChosen.current = chosen;
    const read = await readTextFile(chosen);
    // A long file is read after a short one that was chosen later.
    if (lastChosen.current !== chosen) return;
    setFile(read);
    preview.mutate({ ...scope, csv: read.text });
  }

  return (
    <Page
      title={t('imports.title')}
      lead={t('imports.lead')}
      back={
        <BackLink to="/o/$organization/people" params={scope}>
          {t('imports.back')}
        </BackLink>
      }
    >
      <ChooseFile
        another={file !== null}
        detail={t('imports.chooseDetail')}
        reading={preview.isPending && file ? file.name : null}
        onChoose={(chosen) => void choose(chosen)}
      />
      <ErrorNote error={preview.error} />
      {file && preview.data && (
        <Section
          title={t('imports.preview', { file: file.name })}
          action={
            preview.data.counts.new > 0 && (
              <Button
                variant="primary"
                busy={run.isPending}
                onClick={() =>
                  run.mutate({
                    ...scope,
                    csv: file.text,
                    fileName: file.name.slice(0, 200),
                    expected: preview.data.counts.new,
                  })
                }
              >
                {t('imports.run', { count: preview.data.counts.new })}
              </Button>
            )
          }
        >
          <ErrorNote error={run.error} />
          <ImportPreview preview={preview.data} guessed={file.guessed} />
        </Section>
      )}
      <Section title={t('imports.past')} detail={t('imports.pastDetail')}>
        <PastImports />
      </Section>
    </Page>
  );
}
