import { Link } from '@tanstack/react-router';
import { FlaskConical, UserRoundSearch } from 'lucide-react';
import { buttonClass } from '#components/button.tsx';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { useSession } from '#lib/session.ts';

/** What can be seen before anything is connected. People of the organization are not for who came by a setup link. */
export function TryFirstLinks({ directoryId }: { directoryId?: string }) {
  const params = useOrganization();
  const session = useSession();
  return (
    <>
      <Link to="/o/$organization/setup/test" params={params} className={buttonClass()}>
        <FlaskConical aria-hidden className="size-4" />
        {t('sandbox.title')}
      </Link>
      {session.kind !== 'setup' && (
        <Link
          to="/o/$organization/setup/preflight"
          params={params}
          search={{ directoryId }}
          className={buttonClass()}
        >
          <UserRoundSearch aria-hidden className="size-4" />
          {t('preflight.open')}
        </Link>
      )}
    </>
  );
}
