/** Everything of an organization that a procedure can be asked for. */
export type Ids = {
  readonly directoryId: string;
  readonly providerId: string;
  /** One that takes the place of the first. */
  readonly otherDirectoryId: string;
  readonly groupId: string;
  readonly directoryUserId: string;
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly tokenId: string;
  readonly changeSetId: string;
  readonly invitationId: string;
  readonly requestId: string;
  readonly requestAt: string;
  readonly domain: string;
  readonly setupLinkId: string;
  readonly connectionId: string;
  readonly importId: string;
  readonly supportRequestId: string;
  readonly supportAccessId: string;
};

type Sample = {
  /** Input of a procedure of an organization, without `organization`. */
  readonly input: (ids: Ids) => object;
  /**
   * What the procedure does with these ids of another organization, named by an admin under the own slug: it refuses
   * them, or it finds nothing by them. Absent where the input has no ids.
   */
  readonly foreignIds?: 'refused' | 'finds nothing';
  /** Not even an admin of the organization may call it. */
  readonly bySupportAlone?: true;
  /** Not even support that has opened the organization may call it. */
  readonly byCustomersAlone?: true;
};

const none: Sample = { input: () => ({}) };

/** The procedures of an organization. One that is missing here, or in the list below, fails the test. */
export const samples: Readonly<Record<string, Sample>> = {
  'activity.list': {
    input: ({ directoryId, memberId, groupId }) => ({ directoryId, memberId, groupId }),
    foreignIds: 'finds nothing',
  },
  'activity.cycles': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'activity.get': { input: ({ requestId: id, requestAt: at }) => ({ id, at }), foreignIds: 'refused' },
  'activity.openBodies': {
    input: ({ requestId: id, requestAt: at }) => ({ id, at }),
    foreignIds: 'refused',
  },
  'activity.authenticationFailures': {
    input: ({ directoryId }) => ({ directoryId }),
    foreignIds: 'finds nothing',
  },
  'accessReview.get': none,
  'accessReview.complete': { input: () => ({ quarter: '2026-Q4' }) },
  'audit.list': none,
  'audit.actors': none,
  'audit.head': none,
  'audit.verify': none,
  'directory.list': none,
  'directory.history': {
    input: ({ directoryId }) => ({ directoryId, range: 'day' }),
    foreignIds: 'refused',
  },
  'directory.create': { input: () => ({ provider: 'okta', name: 'Okta' }) },
  'directory.rename': {
    input: ({ directoryId }) => ({ directoryId, name: 'Stolen' }),
    foreignIds: 'refused',
  },
  'directory.suspend': {
    input: ({ directoryId }) => ({ directoryId, reason: 'x' }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'directory.resume': {
    input: ({ directoryId }) => ({ directoryId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'directory.remove': {
    input: ({ directoryId, providerId }) => ({ directoryId, confirmation: providerId }),
    foreignIds: 'refused',
  },
  'domain.list': none,
  'domain.add': { input: () => ({ name: 'stolen.com' }) },
  'domain.check': { input: ({ domain }) => ({ domain }), foreignIds: 'refused' },
  'domain.remove': { input: ({ domain }) => ({ domain }), foreignIds: 'refused' },
  'group.list': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'group.attributes': none,
  'group.attributeValues': {
    input: ({ directoryId }) => ({ directoryId, attribute: 'userName' }),
    foreignIds: 'finds nothing',
  },
  'group.changeSets': none,
  'group.undo': { input: ({ changeSetId }) => ({ changeSetId }), foreignIds: 'refused' },
  'group.dismiss': { input: ({ directoryId, groupId }) => ({ directoryId, groupId }), foreignIds: 'refused' },
  'group.bringBack': {
    input: ({ directoryId, groupId }) => ({ directoryId, groupId }),
    foreignIds: 'refused',
  },
  'group.preview': {
    input: ({ directoryId, groupId }) => ({ changes: [{ directoryId, groupId, role: 'admin' }] }),
    foreignIds: 'refused',
  },
  'group.previewPeople': {
    input: ({ directoryId, groupId }) => ({ changes: [{ directoryId, groupId, role: 'admin' }] }),
    foreignIds: 'refused',
  },
  'group.setRoles': {
    input: ({ directoryId, groupId }) => ({
      expectedVersion: 1,
      previewed: '0:0',
      changes: [{ directoryId, groupId, role: 'admin' }],
    }),
    foreignIds: 'refused',
  },
  'guide.progress': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'guide.setStep': {
    input: ({ directoryId }) => ({ directoryId, step: 'app', done: true }),
    foreignIds: 'refused',
  },
  'invitation.list': none,
  'invitation.send': { input: () => ({ email: 'mallory@evil.test', role: 'admin' }) },
  'invitation.sendAgain': { input: ({ invitationId: id }) => ({ id }), foreignIds: 'refused' },
  'invitation.revoke': { input: ({ invitationId: id }) => ({ id }), foreignIds: 'refused' },
  'import.list': none,
  'import.preview': { input: () => ({ csv: 'email\nstolen@victim.test' }) },
  'import.run': { input: () => ({ csv: 'email\nstolen@victim.test', fileName: 'x.csv', expected: 1 }) },
  'import.previewUndo': { input: ({ importId: id }) => ({ id }), foreignIds: 'refused' },
  'import.undo': { input: ({ importId: id }) => ({ id }), foreignIds: 'refused' },
  'move.get': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.start': {
    input: ({ directoryId, otherDirectoryId }) => ({ directoryId, toDirectoryId: otherDirectoryId }),
    foreignIds: 'refused',
  },
  'move.stop': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.counts': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.people': {
    input: ({ directoryId }) => ({ directoryId, states: ['matched', 'missing'] }),
    foreignIds: 'refused',
  },
  'move.confirmMatches': {
    input: ({ directoryId, memberId, otherMemberId }) => ({
      directoryId,
      pairs: [{ oldMemberId: memberId, newMemberId: otherMemberId }],
    }),
    foreignIds: 'refused',
  },
  'move.roles': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.previewRetirement': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'move.retirementPeople': {
    input: ({ directoryId }) => ({ directoryId, kind: 'losing' }),
    foreignIds: 'refused',
  },
  'move.retire': {
    input: ({ directoryId, providerId }) => ({
      directoryId,
      confirmation: providerId,
      previewed: '0:0 0:0',
      acceptsEndOfAccess: true,
      acceptsOwnLoss: true,
    }),
    foreignIds: 'refused',
  },
  'notice.settings': none,
  'notice.enterMailbox': { input: () => ({ email: 'mallory@evil.test' }) },
  'notice.removeMailbox': none,
  'notice.setSupportMail': { input: () => ({ on: true }) },
  'notice.choices': none,
  'notice.choose': { input: () => ({ kind: 'failing', on: false }) },
  'organization.overview': none,
  'organization.settings': none,
  'organization.rename': { input: () => ({ name: 'Stolen' }) },
  'organization.setRequiredAttributes': { input: () => ({ required: ['email'], strict: true }) },
  'organization.setActivityDays': { input: () => ({ days: 90 }) },
  'organization.setBodyDays': { input: () => ({ days: 7 }) },
  'organization.setTokenLifetime': { input: () => ({ days: 30 }) },
  'person.list': {
    input: ({ directoryId, groupId }) => ({ directoryId, groupId }),
    foreignIds: 'finds nothing',
  },
  'person.get': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.timeline': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.pin': { input: ({ memberId }) => ({ memberId, role: 'admin' }), foreignIds: 'refused' },
  'person.unpin': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.override': {
    input: ({ memberId }) => ({ memberId, role: 'admin', reason: 'x' }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'person.endOverride': {
    input: ({ memberId }) => ({ memberId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'person.export': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'person.erase': {
    input: ({ memberId }) => ({ memberId, confirmation: 'ann' }),
    foreignIds: 'refused',
  },
  'person.duplicates': none,
  'person.merge': {
    input: ({ memberId, otherMemberId }) => ({ keepId: memberId, mergeId: otherMemberId }),
    foreignIds: 'refused',
  },
  'person.split': {
    input: ({ memberId, directoryId, directoryUserId }) => ({ memberId, directoryId, directoryUserId }),
    foreignIds: 'refused',
  },
  'person.dismissDuplicate': {
    input: ({ memberId, otherMemberId }) => ({ memberIds: [memberId, otherMemberId] }),
    foreignIds: 'refused',
  },
  'preflight.pushed': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'refused' },
  'preflight.report': {
    input: ({ directoryId }) => ({ csv: 'email\nstolen@victim.test', directoryId }),
    foreignIds: 'refused',
  },
  'preflight.everybody': {
    input: ({ directoryId }) => ({ csv: 'email\nstolen@victim.test', directoryId }),
    foreignIds: 'refused',
  },
  'sandbox.latest': none,
  'sandbox.start': { input: () => ({ provider: 'entra' }) },
  'sandbox.stop': none,
  'setupLink.list': none,
  'setupLink.create': {
    input: () => ({ purpose: 'scim', recipient: 'A thief', lifetimeHours: 24 }),
  },
  'setupLink.revoke': { input: ({ setupLinkId: id }) => ({ id }), foreignIds: 'refused' },
  'supportAccess.get': none,
  'supportAccess.setAllowed': { input: () => ({ allowed: false }) },
  'supportAccess.decide': {
    input: ({ supportRequestId: id }) => ({ id, decision: 'approved' }),
    foreignIds: 'refused',
    byCustomersAlone: true,
  },
  'supportAccess.end': {
    input: ({ supportAccessId: id }) => ({ id }),
    foreignIds: 'refused',
    byCustomersAlone: true,
  },
  'token.defaults': none,
  'sso.settings': none,
  'sso.save': {
    input: () => ({
      provider: 'oidc',
      issuer: 'https://stolen.test',
      clientId: 'stolen',
      clientSecret: 'stolen',
      hostedDomain: null,
    }),
  },
  'sso.beginTest': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.switchOn': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.setRules': { input: () => ({ ssoOnly: false, justInTime: true }) },
  'sso.remove': { input: ({ connectionId }) => ({ connectionId }), foreignIds: 'refused' },
  'sso.forgetIdentity': { input: ({ memberId }) => ({ memberId }), foreignIds: 'refused' },
  'sso.createBreakGlassLink': {
    input: ({ memberId }) => ({ memberId }),
    foreignIds: 'refused',
    bySupportAlone: true,
  },
  'organization.setRemovalGuard': { input: () => ({ on: false }) },
  'removal.list': { input: () => ({ state: 'pending' }) },
  'removal.allow': { input: ({ memberId }) => ({ selection: { memberIds: [memberId] } }) },
  'removal.reject': {
    input: ({ memberId }) => ({ selection: { memberIds: [memberId] }, reason: 'x' }),
  },
  'removal.letGo': { input: ({ memberId }) => ({ memberIds: [memberId] }) },
  'token.list': { input: ({ directoryId }) => ({ directoryId }), foreignIds: 'finds nothing' },
  'token.create': {
    input: ({ directoryId }) => ({ directoryId, name: 'Stolen', lifetimeDays: 30 }),
    foreignIds: 'refused',
  },
  'token.revoke': { input: ({ tokenId }) => ({ tokenId }), foreignIds: 'refused' },
};

/** These take no organization, or are the way of staff into one, which support.test.ts is about. */
export const ofNoOrganization = new Set([
  'invitation.find',
  'invitation.accept',
  'notice.findMailbox',
  'notice.confirmMailbox',
  'job.list',
  'job.runNow',
  'job.tryAgain',
  'session.current',
  'session.signIn',
  'factor.list',
  'factor.verifyCode',
  'factor.beginApp',
  'factor.confirmApp',
  'factor.removeApp',
  'factor.newRecoveryCodes',
  'factor.passkeyOptions',
  'factor.addPasskey',
  'factor.renamePasskey',
  'factor.removePasskey',
  'session.secondStep',
  'session.passkeyOptions',
  'session.signInWithPasskey',
  'session.requestLink',
  'session.redeemLink',
  'session.openSetupLink',
  'session.signOut',
  'session.list',
  'session.membership',
  'session.revoke',
  'session.revokeOthers',
  'session.setPassword',
  'sso.forEmail',
  'sso.forSlug',
  'sso.refusal',
  'support.organizations',
  'breakGlass.state',
  'breakGlass.request',
  'breakGlass.confirm',
  'breakGlass.cancel',
  'breakGlass.cancelByLink',
  'support.wayIn',
  'support.request',
  'support.createOrganization',
  'support.open',
  'support.extend',
  'support.close',
]);
