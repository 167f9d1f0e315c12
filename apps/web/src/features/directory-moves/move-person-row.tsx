import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Pin } from 'lucide-react';
import { Button } from '#components/button.tsx';
import { RoleBadge } from '#components/role-badge.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import { announce, announceError } from '#components/toast.tsx';
import { type Move, type MovePerson, queryClient, trpc } from '#lib/api.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';

/** One person of the report, with what is to be done about them. */
export function MovePersonRow({ person, move }: { person: MovePerson; move: Move }) {
  const { organization } = useOrganization();
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-60">
          <Link
            to="/o/$organization/people/$memberId"
            params={{ organization, memberId: person.memberId }}
            className="font-medium hover:text-accent-text"
          >
            {person.displayName}
          </Link>
          <p className="break-words text-muted text-sm">
            <Whereabouts person={person} move={move} />
          </p>
        </div>
        <div className="flex items-center gap-2">
          {person.isPinned && (
            <span className="inline-flex items-center gap-1 text-muted text-xs">
              <Pin aria-hidden className="size-3.5" />
              {t('move.pinned')}
            </span>
          )}
          <RoleBadge role={person.role} />
        </div>
      </div>
      {person.candidates.length > 0 && person.state !== 'matched' && (
        <Candidates person={person} move={move} />
      )}
    </li>
  );
}

/** What the connections call the person, and what follows from it. */
function Whereabouts({ person, move: { from, to } }: { person: MovePerson; move: Move }) {
  const { oldUserName, newUserName, email } = person;
  switch (person.state) {
    case 'matched':
      return (
        <>
          <UserNames before={oldUserName} after={newUserName} /> ·{' '}
          {person.matchedBy ? t(`move.by.${person.matchedBy}`) : t('move.byHand')}
        </>
      );
    case 'suggested':
    case 'ambiguous':
      return oldUserName;
    case 'missing':
      return person.because === null ? (
        oldUserName
      ) : (
        <Consequence
          text={t(`move.because.${person.because}`, {
            from: from.name,
            to: to.name,
            email: email ?? oldUserName ?? '',
          })}
        />
      );
    case 'unavailable':
      return (
        <Consequence
          text={
            person.lacks.length > 0
              ? t('move.lacks', {
                  to: to.name,
                  attributes: formatList(person.lacks.map((name) => t(`attribute.${name}`))),
                })
              : t('move.unavailable', { to: to.name })
          }
        />
      );
    case 'new':
      return `${newUserName ?? ''} · ${t('move.new', { to: to.name })}`;
    case 'elsewhere':
      return `${oldUserName ?? ''} · ${t('move.elsewhere')}`;
    case 'inactive':
      return `${oldUserName ?? ''} · ${t('move.inactive')}`;
  }
}

function Consequence({ text }: { text: string }) {
  return (
    <span className="flex items-start gap-1.5">
      <ToneIcon tone="warning" className="mt-0.5 size-3.5" />
      {text}
    </span>
  );
}

/** Both spellings where they differ, be it in case alone: what is matched is seen to be meant. */
function UserNames({ before, after }: { before: string | null; after: string | null }) {
  if (before === after) return before;
  return (
    <>
      {before} <ArrowRight aria-hidden className="inline size-3.5 text-faint" /> {after}
    </>
  );
}

function Candidates({ person, move }: { person: MovePerson; move: Move }) {
  const { state, hasAccess, candidates } = person;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-canvas px-3 py-2.5">
      <p className="text-muted text-sm">
        {state === 'ambiguous' ? t('move.ambiguousHint') : t('move.suggestedHint')}{' '}
        {!hasAccess && t('move.inactiveHint')}
      </p>
      <ul className="flex flex-col gap-2">
        {candidates.map((candidate) => (
          <CandidateRow key={candidate.memberId} person={person} candidate={candidate} move={move} />
        ))}
      </ul>
    </div>
  );
}

function CandidateRow({
  person,
  candidate,
  move,
}: {
  person: MovePerson;
  candidate: MovePerson['candidates'][number];
  move: Move;
}) {
  const scope = useOrganization();
  const confirm = useMutation(
    trpc.move.confirmMatches.mutationOptions({
      onSuccess: async ({ confirmed, refused }) => {
        // Why not is said where it was tried.
        if (refused.length > 0) return;
        announce(t('move.confirmed', { count: confirmed }));
        await queryClient.invalidateQueries();
      },
      onError: announceError,
    }),
  );
  const dismiss = useMutation(
    trpc.person.dismissDuplicate.mutationOptions({
      onSuccess: async () => {
        announce(t('move.dismissed'));
        await queryClient.invalidateQueries();
      },
      onError: announceError,
    }),
  );
  const pair = { name: person.displayName, other: candidate.userName };
  const refusal = confirm.data?.refused[0]?.reason;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-52">
        <p className="break-words font-medium">{candidate.displayName}</p>
        <p className="break-words text-muted text-sm">
          {candidate.userName} · {t(`move.by.${candidate.by}`)}
        </p>
        <div role="alert" className="text-danger text-sm empty:hidden">
          {refusal}
        </div>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('move.differentLabel', pair)}
          busy={dismiss.isPending}
          onClick={() => dismiss.mutate({ ...scope, memberIds: [person.memberId, candidate.memberId] })}
        >
          {t('move.different')}
        </Button>
        <Button
          size="sm"
          aria-label={t('move.sameLabel', pair)}
          busy={confirm.isPending}
          onClick={() =>
            confirm.mutate({
              ...scope,
              directoryId: move.from.id,
              pairs: [{ oldMemberId: person.memberId, newMemberId: candidate.memberId }],
            })
          }
        >
          {t('move.same')}
        </Button>
      </div>
    </li>
  );
}
