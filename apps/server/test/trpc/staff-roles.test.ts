import { managerActs } from '@rollcall/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Portal, startPortal } from './portal.ts';
import { procedureList } from './procedure-list.ts';

/** What changes an organization and an agent may do. A mutation that is neither here nor a manager's fails the test. */
const byAgentsToo = new Set([
  'accessReview.complete',
  'activity.openBodies',
  'directory.create',
  'directory.rename',
  'domain.add',
  'domain.check',
  'group.bringBack',
  'group.dismiss',
  'group.setRoles',
  'guide.setStep',
  'import.preview',
  'import.run',
  'invitation.revoke',
  'invitation.send',
  'invitation.sendAgain',
  'move.confirmMatches',
  'move.start',
  'move.stop',
  'organization.rename',
  'organization.setActivityDays',
  'organization.setBodyDays',
  'organization.setRemovalGuard',
  'organization.setRequiredAttributes',
  'organization.setTokenLifetime',
  'person.dismissDuplicate',
  'person.endOverride',
  'person.export',
  'person.merge',
  'person.override',
  'person.pin',
  'person.split',
  'person.unpin',
  'preflight.everybody',
  'preflight.report',
  'removal.reject',
  'sandbox.start',
  'sandbox.stop',
  'setupLink.create',
  'setupLink.revoke',
  'sso.beginTest',
  'sso.save',
  'sso.setRules',
  'sso.switchOn',
  'token.create',
]);

/** What support decides for no customer, whatever their role. */
const byCustomersAlone = new Set([
  'notice.choose',
  'notice.enterMailbox',
  'notice.removeMailbox',
  'notice.setSupportMail',
  'supportAccess.decide',
  'supportAccess.end',
  'supportAccess.setAllowed',
]);

/** Those that are about no organization, or about the way into one. */
const ofNoOrganization =
  /^((session|factor|support|breakGlass|job)\.|invitation\.(find|accept)$|notice\.(find|confirm)Mailbox$)/;

describe('support', () => {
  let portal: Portal;
  const browsers: Record<string, Browser> = {};
  const mutations = [...procedureList]
    .filter(([path, kind]) => kind === 'mutation' && !ofNoOrganization.test(path))
    .map(([path]) => path);

  beforeAll(async () => {
    portal = await startPortal();
    await portal.createOrganization('acme');
    for (const role of ['agent', 'manager'] as const) {
      const browser = await portal.signedIn(await portal.staff(role, role));
      await browser.call('support.open', { organization: 'acme', reason: 'ticket 7' });
      browsers[role] = browser;
    }
  });
  afterAll(() => portal.close());

  it('is told for every act whether an agent may do it', () => {
    const byManagers = managerActs.filter((path) => !ofNoOrganization.test(path));
    const known = new Set<string>([...byManagers, ...byAgentsToo, ...byCustomersAlone]);
    expect(managerActs.filter((path) => byAgentsToo.has(path))).toEqual([]);
    expect(mutations.filter((path) => !known.has(path))).toEqual([]);
    expect([...known].filter((path) => !mutations.includes(path))).toEqual([]);
  });

  // Without the rest of its input nothing is done: who may do it is asked before what.
  it.each(mutations)('lets those do it who may: %s', async (path) => {
    const refusals = /^(Only a manager of support|Only an admin of the organization decides this)/;
    const isRefused = async (role: string) => {
      const answer = await browsers[role]?.call(path, { organization: 'acme' });
      return refusals.test(answer?.error?.message ?? '');
    };
    const isTheirs = byCustomersAlone.has(path);
    expect(await isRefused('agent')).toBe(!byAgentsToo.has(path));
    expect(await isRefused('manager')).toBe(isTheirs);
  });
});
