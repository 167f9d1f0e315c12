export const settings = {
  'settings.title': 'Settings',
  'settings.name': 'Name',
  'settings.nameHint': 'What people of your organization call it. Addresses do not change.',
  'settings.nameMissing': 'An organization needs a name.',
  'settings.saveName': 'Save name',
  'settings.nameSaved': 'Name saved',
  'settings.defaultRole': 'Default role',
  'settings.defaultRoleHint':
    'For everybody in no mapped group. It can never be one that administers, so that nobody becomes an admin by being pushed.',
  'settings.reviewDefaultRole': 'Review the change',
  'settings.tokenLifetime': 'Lifetime of new tokens',
  'settings.tokenLifetimeHint': 'Tokens that exist keep theirs.',
  'settings.saveTokenLifetime': 'Save lifetime',
  'settings.tokenLifetimeSaved': 'Lifetime saved',

  'settings.required': 'Required of everybody',
  'settings.requiredHint':
    'The user name always is. Somebody who lacks one of these is kept as incomplete, without access, until your identity provider sends it.',
  'settings.required.email': 'E-mail address',
  'settings.required.givenName': 'Given name',
  'settings.required.familyName': 'Family name',
  'settings.required.displayName': 'Display name',
  'settings.strict': 'Refuse people who lack one, instead of keeping them as incomplete',
  'settings.saveRequired': 'Save requirements',
  'settings.requiredSaved': {
    one: 'Requirements saved. {count} person lost access.',
    other: 'Requirements saved. {count} people lost access.',
  },

  'settings.connections': 'Connections',
  'settings.connectionsDetail': 'Each one is an identity provider that pushes people and groups.',
  'settings.connectionsEmpty': 'No identity provider is connected.',
  'settings.addConnection': 'Add a connection',
  'settings.providerId': 'Provider id',
  'settings.rename': 'Rename',
  'settings.renameLabel': 'Rename {name}',
  'settings.renameTitle': 'Rename {name}',
  'settings.renameAction': 'Rename connection',
  'settings.renamed': 'Connection renamed',
  'settings.connectionName': 'Name',
  'settings.connectionNameMissing': 'Give it a name.',

  'settings.danger': 'Danger zone',
  'settings.remove': 'Remove',
  'settings.removeLabel': 'Remove {name}',
  'settings.removeRow': 'Remove {name}',
  'settings.removeRowDetail': {
    one: '{count} person came from it. Who has no other source loses access at once.',
    other: '{count} people came from it. Those who have no other source lose access at once.',
  },
  'settings.removeTitle': 'Remove {name}?',
  'settings.removeDetail': {
    one: 'Its tokens stop working, its groups and their roles go away, and {count} person who came from it loses access unless something else brought them too. This cannot be undone.',
    other:
      'Its tokens stop working, its groups and their roles go away, and {count} people who came from it lose access unless something else brought them too. This cannot be undone.',
  },
  'settings.removeAction': 'Remove connection',
  'settings.removed': {
    one: 'Connection removed. {count} person lost access.',
    other: 'Connection removed. {count} people lost access.',
  },
  'settings.dangerEmpty': 'Nothing here can be removed yet.',
} as const;
