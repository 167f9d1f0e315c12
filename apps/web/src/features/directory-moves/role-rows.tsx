import { ArrowRight, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { RoleBadge, roleLabel } from '#components/role-badge.tsx';
import { Select } from '#components/select.tsx';
import { ToneIcon } from '#components/status-badge.tsx';
import type { Move, MoveRoles, MovingGroup } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { attributeAndValue } from '#lib/reason-text.ts';
import { type Choices, chosenGroup, isValueChosen, valueKey } from './copied-roles.ts';

type OnChoose = (key: string, choice: string | null) => void;

const none = 'none';

/** A group of the old connection with its role, and the group of the new one that is to give it. */
export function GroupRow({
  group,
  move,
  choices,
  onChoose,
}: {
  group: MovingGroup;
  move: Move;
  choices: Choices;
  onChoose: OnChoose;
}) {
  const chosen = chosenGroup(group, choices);
  const isCopied = chosen?.role === group.role;
  const [first] = group.proposed;
  return (
    <Row
      ticked={chosen !== null}
      disabled={isCopied || !first}
      label={t('move.copyLabel', { group: group.name })}
      onTick={(ticked) => onChoose(group.groupId, ticked ? (first?.groupId ?? null) : null)}
      old={
        <>
          <p className="break-words font-medium">{group.name}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
            {t('names.people', { count: group.people })} <RoleBadge role={group.role} />
          </p>
        </>
      }
    >
      {first ? (
        <>
          <Select
            label={t('move.chooseGroup', { to: move.to.name, group: group.name })}
            size="sm"
            value={chosen?.groupId ?? none}
            options={[
              ...group.proposed.map(({ groupId, name }) => ({ value: groupId, label: name })),
              { value: none, label: t('move.noGroup') },
            ]}
            disabled={isCopied}
            onChange={(next) => onChoose(group.groupId, next === none ? null : next)}
            className="w-full max-w-[260px]"
          />
          {chosen && (
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
              {isCopied ? (
                <Copied />
              ) : (
                chosen.role && <Caution text={t('move.differs', { role: roleLabel(chosen.role) })} />
              )}
              <span className="tabular-nums">
                {t('move.inNewGroup', { shared: chosen.shared, people: group.people })}
              </span>
              {!chosen.sameName && <Caution text={t('move.similarName')} />}
            </p>
          )}
        </>
      ) : (
        <p className="text-muted text-sm">
          <Caution text={t('move.noProposal', { to: move.to.name })} />
        </p>
      )}
    </Row>
  );
}

/** A value of an attribute that gives a role in the old connection, and is to give it in the new one. */
export function ValueRow({
  value,
  move,
  choices,
  onChoose,
}: {
  value: MoveRoles['values'][number];
  move: Move;
  choices: Choices;
  onChoose: OnChoose;
}) {
  const isCopied = value.newRole === value.role;
  const name = t('reason.attribute', attributeAndValue(value));
  return (
    <Row
      ticked={isCopied || isValueChosen(value, choices)}
      disabled={isCopied}
      label={t('move.copyLabel', { group: name })}
      onTick={(ticked) => onChoose(valueKey(value), ticked ? value.value : null)}
      old={
        <>
          <p className="break-words font-medium">{name}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
            {t('names.people', { count: value.people })} <RoleBadge role={value.role} />
          </p>
        </>
      }
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        {isCopied ? (
          <Copied />
        ) : (
          value.newRole && <Caution text={t('move.differs', { role: roleLabel(value.newRole) })} />
        )}
        <span>{t('move.newPeopleWithValue', { count: value.newPeople, to: move.to.name })}</span>
      </p>
    </Row>
  );
}

function Row({
  ticked,
  disabled,
  label,
  onTick,
  old,
  children,
}: {
  ticked: boolean;
  disabled: boolean;
  label: string;
  onTick: (ticked: boolean) => void;
  old: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)] sm:items-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={ticked}
        disabled={disabled}
        onChange={(event) => onTick(event.target.checked)}
        className="mt-[3px] size-4 cursor-pointer accent-accent disabled:cursor-default sm:mt-0"
      />
      <div className="min-w-0">{old}</div>
      <ArrowRight aria-hidden className="hidden size-4 text-faint sm:block" />
      <div className="col-start-2 flex min-w-0 flex-col gap-1.5 sm:col-start-4">{children}</div>
    </li>
  );
}

function Copied() {
  return (
    <span className="inline-flex items-center gap-1 font-medium text-positive">
      <CircleCheck aria-hidden className="size-3.5" />
      {t('move.copied')}
    </span>
  );
}

function Caution({ text }: { text: string }) {
  return (
    <span className="inline-flex items-start gap-1.5">
      <ToneIcon tone="warning" className="mt-0.5 size-3.5" />
      {text}
    </span>
  );
}
