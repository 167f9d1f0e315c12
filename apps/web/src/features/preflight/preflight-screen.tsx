import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { BackLink } from '#components/back-link.tsx';
import { ChooseFile } from '#components/choose-file.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Page } from '#components/page.tsx';
import { Select } from '#components/select.tsx';
import { readTextFile, type TextFile } from '#features/imports/read-text-file.ts';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { PushedSoFar } from './pushed-so-far.tsx';
import { ScopeReport } from './scope-report.tsx';

const route = getRouteApi('/signed-in/o/$organization/setup/preflight');
const newConnection = 'new';

/** Whom an identity provider will be matched to, before it pushes anybody. */
export function PreflightScreen(): ReactNode {
  const scope = useOrganization();
  const { directoryId = null } = route.useSearch();
  const navigate = route.useNavigate();
  const directories = (useQuery(trpc.directory.list.queryOptions(scope)).data ?? []).filter(
    ({ retiredAt }) => !retiredAt,
  );
  const directory = directories.find(({ id }) => id === directoryId);
  const [file, setFile] = useState<TextFile | null>(null);
  const report = useMutation(trpc.preflight.report.mutationOptions());
  const lastChosen = useRef<File>(null);

  async function choose(chosen: File) {
    lastChosen.current = chosen;
    const read = await readTextFile(chosen);
    // A long file is read after a short one that was chosen later.
    if (lastChosen.current !== chosen) return;
    setFile(read);
    report.mutate({ ...scope, csv: read.text, directoryId });
  }

  function choosePlace(value: string) {
    const chosen = value === newConnection ? null : value;
    void navigate({ search: { directoryId: chosen ?? undefined }, replace: true });
    if (file) report.mutate({ ...scope, csv: file.text, directoryId: chosen });
  }

  return (
    <Page
      title={t('preflight.title')}
      lead={t('preflight.lead')}
      back={
        <BackLink to="/o/$organization/setup" params={scope}>
          {t('guide.back')}
        </BackLink>
      }
    >
      {directories.length > 0 && (
        <Select
          label={t('preflight.connection')}
          prefix={t('preflight.connection')}
          value={directory?.id ?? newConnection}
          options={[
            { value: newConnection, label: t('preflight.newConnection') },
            ...directories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={choosePlace}
          className="max-w-full self-start"
        />
      )}
      {directory && <PushedSoFar key={directory.id} directory={directory} />}
      <ChooseFile
        another={file !== null}
        detail={t('preflight.chooseDetail')}
        reading={report.isPending && file ? file.name : null}
        onChoose={(chosen) => void choose(chosen)}
      />
      <ErrorNote error={report.error} />
      {file && report.data && <ScopeReport report={report.data} file={file} directoryId={directoryId} />}
    </Page>
  );
}
