import type { ReactNode } from 'react';
import { Facts } from '#components/facts.tsx';
import { Note } from '#components/note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { SecondFactors } from '#features/second-factors/second-factors.tsx';
import { t } from '#lib/messages/translate.ts';
import { usePersonSession } from '#lib/session.ts';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

export function AccountScreen(): ReactNode {
  const session = usePersonSession();
  const person = session.kind === 'account' ? session.account : session.staff;
  return (
    <Page title={t('account.title')}>
      <Card className="px-4 py-4">
        <Facts
          facts={[
            { label: t('account.name'), value: person.displayName },
            { label: t('account.email'), value: person.email },
          ]}
        />
      </Card>
      {session.kind === 'account' && session.ofOrganization ? (
        <Note>{t('account.ofOrganization')}</Note>
      ) : (
        <>
          <Section
            title={t('account.password')}
            detail={t(person.hasPassword ? 'account.passwordSet' : 'account.passwordNotSet')}
          >
            <PasswordForm hasPassword={person.hasPassword} />
          </Section>
          <SecondFactors />
        </>
      )}
      <SessionList />
    </Page>
  );
}
