import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/button.tsx';
import { LoadError } from '#components/error-note.tsx';
import { Card, Page, Section } from '#components/page.tsx';
import { SkeletonRows } from '#components/skeleton.tsx';
import { trpc } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { AccessSettings } from './access-settings.tsx';
import { ActivityDaysSetting } from './activity-days-setting.tsx';
import { BodyDaysSetting } from './body-days-setting.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { DangerZone } from './danger-zone.tsx';
import { DefaultRoleSetting } from './default-role-setting.tsx';
import { NameSetting } from './name-setting.tsx';
import { RemovalGuardSetting } from './removal-guard-setting.tsx';
import { RequiredAttributesSetting } from './required-attributes-setting.tsx';
import { TokenLifetimeSetting } from './token-lifetime-setting.tsx';

export function SettingsScreen(): ReactNode {
  const scope = useOrganization();
  const settings = useQuery(trpc.organization.settings.queryOptions(scope));
  const directories = useQuery(trpc.directory.list.queryOptions(scope));
  const error = settings.error ?? directories.error;
  if (!settings.data || !directories.data) {
    return (
      <Page title={t('settings.title')}>
        <Card>
          {error ? (
            <LoadError
              error={error}
              onRetry={() => void Promise.all([settings.refetch(), directories.refetch()])}
            />
          ) : (
            <SkeletonRows rows={8} />
          )}
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t('settings.title')}>
      <Card className="divide-y divide-line">
        <NameSetting key={settings.data.name} saved={settings.data.name} />
        <DefaultRoleSetting
          key={settings.data.defaultRole}
          saved={settings.data.defaultRole}
          version={settings.data.mappingsVersion}
        />
        <RequiredAttributesSetting
          key={`${settings.data.requiredAttributes.join()}/${settings.data.strictAttributes}`}
          saved={settings.data.requiredAttributes}
          savedStrict={settings.data.strictAttributes}
        />
        <RemovalGuardSetting key={String(settings.data.removalGuard)} saved={settings.data.removalGuard} />
        <TokenLifetimeSetting
          key={settings.data.tokenLifetimeDays}
          savedDays={settings.data.tokenLifetimeDays}
        />
        <ActivityDaysSetting key={settings.data.activityDays} saved={settings.data.activityDays} />
        <BodyDaysSetting key={`bodies/${settings.data.bodyDays}`} saved={settings.data.bodyDays} />
      </Card>
      <Section
        title={t('settings.connections')}
        detail={t('settings.connectionsDetail')}
        action={
          <Link to="/o/$organization/setup" params={scope} className={buttonClass({ size: 'sm' })}>
            <Plus aria-hidden className="size-4" />
            {t('settings.addConnection')}
          </Link>
        }
      >
        <ConnectionSettings directories={directories.data} />
      </Section>
      <Section title={t('settings.access')}>
        <AccessSettings />
      </Section>
      <Section title={t('settings.danger')}>
        <DangerZone directories={directories.data} />
      </Section>
    </Page>
  );
}
