export const removals = {
  'removals.title': 'Removals that wait',
  'removals.lead':
    'When an identity provider removes unusually many people within an hour, it may be a mistake: those past the limit keep their access until an admin decides.',
  'removals.pending': 'To decide',
  'removals.pendingDetail': 'What nobody decides takes effect by itself, four hours after it came.',
  'removals.caption': 'People whose removal waits for a decision',
  'removals.kept': 'Kept against the identity provider',
  'removals.keptDetail':
    'They stay with the role that they had until the identity provider changes them again, or you let them go.',
  'removals.keptCaption': 'People whom an admin keeps',
  'removals.column.person': 'Person',
  'removals.column.what': 'What ends',
  'removals.column.when': 'Takes effect',
  'removals.column.kept': 'Kept by',
  'removals.access': 'Access, deactivated by {directory}',
  'removals.administration': 'The role {role}, by groups of {directory}',
  'removals.goneDirectory': 'a removed connection',
  'removals.keptBy': '{by} {when}',
  'removals.allow': 'Let all go',
  'removals.reject': 'Keep all',
  'removals.allowOne': 'Let go',
  'removals.allowOneLabel': 'Let go: {name}',
  'removals.rejectOne': 'Keep',
  'removals.rejectOneLabel': 'Keep {name}',
  'removals.allowTitle': {
    one: 'Let {count} person go now?',
    other: 'Let {count} people go now?',
  },
  'removals.allowDetail':
    'What your identity provider said takes effect at once. It can give them back at any time.',
  'removals.allowAction': 'Let go',
  'removals.allowed': {
    one: '{count} person let go',
    other: '{count} people let go',
  },
  'removals.rejectTitle': {
    one: 'Keep {count} person?',
    other: 'Keep {count} people?',
  },
  'removals.rejectDetail':
    'They keep their access and role although your identity provider removed them. Mend it there as well: its next change of a person counts again.',
  'removals.reason': 'Reason',
  'removals.reasonHint': 'It stays beside their names for as long as they are kept.',
  'removals.reasonMissing': 'Say why they stay.',
  'removals.rejectAction': 'Keep access',
  'removals.rejected': {
    one: '{count} person kept',
    other: '{count} people kept',
  },
  'removals.letGoDetail': 'The word of your identity provider counts again, at once.',
  'removals.empty': 'Nothing waits',
  'removals.emptyDetail':
    'Whoever your identity provider removes has lost access at once, or nobody was removed.',
  'person.pendingAccess': 'Removed by {directory}: access ends {when} unless an admin keeps it',
  'person.pendingAdministration':
    'Removed from the admins by {directory}: the role ends {when} unless an admin keeps it',
  'person.pendingDetail': 'Until then nothing changes for {name}, but they cannot change anything here.',
  'person.pendingAction': 'Decide',
  'person.keptTitle': 'Kept by {by} although {directory} removed them',
  'person.keptDetail':
    '“{reason}” It ends when the identity provider changes them again, or when an admin lets them go.',
} as const;
