import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Split, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { AttributePath } from '#components/attribute-path.tsx';
import { Button } from '#components/button.tsx';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Facts } from '#components/facts.tsx';
import { Card } from '#components/page.tsx';
import { ProviderMark } from '#components/provider-mark.tsx';
import { RelativeTime } from '#components/relative-time.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { StatusBadge } from '#components/status-badge.tsx';
import { announce } from '#components/toast.tsx';
import { type Person, queryClient, trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { attributesOf } from './document-attributes.ts';
import { PersonStatus } from './people-table.tsx';

type DirectoryUser = Person['directoryUsers'][number];

/** The person as each identity provider knows them. */
export function DirectoryUsers({ person }: { person: Person }) {
  if (person.directoryUsers.length === 0) {
    return (
      <Card>
        <EmptyState icon={UserRoundX} title={t('person.identitiesEmpty')} detail={t('people.emptyDetail')} />
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {person.directoryUsers.map((user) => (
        <DirectoryUserCard
          key={`${user.directoryId}/${user.id}`}
          user={user}
          memberId={person.id}
          splittable={person.directoryUsers.length > 1}
        />
      ))}
    </div>
  );
}

function DirectoryUserCard({
  user,
  memberId,
  splittable,
}: {
  user: DirectoryUser;
  memberId: string;
  splittable: boolean;
}) {
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <ProviderMark provider={user.provider} />
        <h3 className="min-w-0 flex-1 font-medium">{user.directoryName}</h3>
        {user.retiredAt ? (
          <StatusBadge tone="neutral" label={t('move.retiredBadge')} />
        ) : (
          <PersonStatus person={{ active: user.active, missing: [], withheld: null }} />
        )}
        {splittable && <SplitButton user={user} memberId={memberId} />}
      </div>
      <div className="grid gap-x-8 gap-y-4 border-line border-t px-4 py-3.5 md:grid-cols-2">
        <Facts
          facts={[
            { label: t('person.userName'), value: user.userName, code: true },
            { label: t('person.externalId'), value: user.externalId, code: true },
            { label: t('person.updated'), value: <RelativeTime at={user.lastModifiedAt} /> },
            {
              label: t('person.connectionRetired'),
              value: user.retiredAt && <RelativeTime at={user.retiredAt} />,
            },
          ]}
        />
        <div>
          <h4 className="text-muted">{t('person.groups')}</h4>
          {user.groups.length === 0 ? (
            <p>{t('person.groupsNone')}</p>
          ) : (
            <ul className="mt-1 flex flex-col gap-1">
              {user.groups.map((group) => (
                <li key={group.groupId} className="flex flex-wrap items-center gap-2">
                  {group.name}
                  {group.role && <RoleBadge role={group.role} />}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <Attributes user={user} />
    </Card>
  );
}

function Attributes({ user }: { user: DirectoryUser }) {
  return (
    <details className="border-line border-t">
      <summary className="px-4 py-2.5 font-medium text-sm hover:bg-sunken/60">
        {t('person.attributes')}
      </summary>
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">
          {t('person.attributesCaption', { userName: user.userName, directory: user.directoryName })}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('person.attribute')}</th>
            <th scope="col">{t('person.value')}</th>
          </tr>
        </thead>
        <tbody>
          {attributesOf(user.document).map(({ path, value }) => (
            <tr key={path} className="border-line border-t align-top">
              <th
                scope="row"
                className="w-[42%] break-words px-4 py-1.5 text-left font-mono font-normal text-muted text-xs leading-5"
              >
                <AttributePath path={path} />
              </th>
              <td className="break-words px-4 py-1.5">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function SplitButton({ user, memberId }: { user: DirectoryUser; memberId: string }) {
  const scope = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const split = useMutation(
    trpc.person.split.mutationOptions({
      onSuccess: async ({ memberId: created }) => {
        setAsking(false);
        announce(t('person.splitDone'));
        // At once: whoever has gone on meanwhile is not called back.
        await navigate({ to: '/o/$organization/people/$memberId', params: { ...scope, memberId: created } });
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button size="sm" icon={Split} onClick={() => setAsking(true)}>
        {t('person.split')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(next) => {
          split.reset();
          setAsking(next);
        }}
        title={t('person.splitTitle', { userName: user.userName })}
        description={t('person.splitDetail')}
        action={t('person.splitAction')}
        danger={false}
        busy={split.isPending}
        error={split.error}
        onConfirm={() =>
          split.mutate({
            ...scope,
            memberId,
            directoryId: user.directoryId,
            directoryUserId: user.id,
          })
        }
      />
    </>
  );
}
