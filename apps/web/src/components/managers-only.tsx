import type { ManagerAct } from '@rollcall/access';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#lib/messages/translate.ts';
import { useMay } from '#lib/session.ts';

type ManagersOnlyProps = {
  act: ManagerAct;
  children?: ReactNode;
  /** The words of the button, where nothing beside it says what it would do. */
  what?: string;
  /** For an agent of support. `null` where another place on the screen says why. */
  instead?: ReactNode;
};

/** A way to do what an agent of support may not do: they find in its place who does. */
export function ManagersOnly({
  act,
  children,
  what,
  instead = <ByManagers what={what} />,
}: ManagersOnlyProps) {
  return useMay(act) ? children : instead;
}

function ByManagers({ what }: { what?: string | undefined }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-muted text-sm">
      <Lock aria-hidden className="size-3.5 shrink-0" />
      {what === undefined ? t('staff.managersOnly') : t('staff.managersOnlyWhat', { what })}
    </span>
  );
}
