/** The setup screen and the guides. Names of menus and fields are the providers' own and stay as they are. */
export const guides = {
  'setup.lead':
    'Connect the place where your people and groups are kept. It pushes them here, and roles follow the groups.',
  'setup.connections': 'Your connections',
  'setup.choose': 'Connect an identity provider',
  'setup.chooseAnother': 'Connect another one',
  'setup.tileGuide': { one: 'about {count} minute', other: 'about {count} minutes' },
  'setup.tileAuth0': 'Auth0, or no push',
  'setup.createTitle': 'Connect {provider}',
  'setup.createDetail': 'Next come the steps, with the values to copy.',
  'setup.name': 'Name of the connection',
  'setup.nameHint': 'Seen by admins here. You can change it at any time.',
  'setup.nameMissing': 'Give it a name.',
  'setup.create': 'Create connection',

  'guide.title': 'Connect {name}',
  'guide.back': 'Setup',
  'guide.lead':
    'The ticks follow what really arrives here, for every admin who looks at this page. {count} steps, about {minutes} minutes.',
  'guide.publicPage': 'Page to send around',
  'guide.done': 'Done, next step',
  'guide.doneBy': 'Done by {name}',
  'guide.notDone': 'Not done after all',

  'guide.placeholder.token': 'shown once by **Create token**, just below',
  'guide.placeholder.bearerToken': 'shown once by **Create token**, just below, with the word `Bearer`',
  'guide.placeholder.client': 'shown once by **Create OAuth client**',

  'guide.fact.token': { one: '{count} live token', other: '{count} live tokens' },
  'guide.fact.noToken': 'No live token yet',
  'guide.createToken': 'Create token',
  'guide.createAnotherToken': 'Create another token',
  'guide.createClient': 'Create OAuth client',
  'guide.fact.tested': '{provider} tested the connection at {time}. Last call {when}.',
  'guide.fact.called': '{provider} called at {time}. Last call {when}.',
  'guide.fact.connection': 'Last call {when}',
  'guide.fact.noConnection': 'Waiting for the first call. This page notices it by itself.',
  'guide.fact.people': {
    one: '{count} person has arrived. First: {name}, at {time}.',
    other: '{count} people have arrived. First: {name}, at {time}.',
  },
  'guide.fact.noPeople': 'Nobody has arrived yet',
  'guide.fact.groups': {
    one: '{count} group has arrived. First: {name} ({people}).',
    other: '{count} groups have arrived. First: {name} ({people}).',
  },
  'guide.fact.noGroups': 'No group has arrived yet',
  'guide.fact.mapped': { one: '{count} group has a role', other: '{count} groups have a role' },
  'guide.fact.noMapped': 'No group has a role yet',
  'guide.goToGroups': 'Give groups a role',
  'guide.seeActivity': 'See what it sent',

  'guide.trouble.token': '{reason} (token {token}, at {time}).',
  'guide.trouble.address': '{provider} called {path} at {time}, where nothing is.',
  'guide.trouble.otherProvider':
    '{caller} calls with the token of this connection, which is for {provider}. Last call at {time}.',
  'guide.trouble.otherProviderAdvice':
    'If the token was pasted into the wrong provider, revoke it under Tokens and paste a new one into {provider}. If {caller} is meant, connect it under Setup as a connection of its own.',
  'guide.trouble.refused': 'Refused at {time}: {detail}',
  'guide.trouble.refusedOf': '{name} was refused at {time}: {detail}',
  'guide.trouble.incomplete': {
    one: '{count} person came without {attributes}, and has no access until it comes.',
    other: '{count} people came without {attributes}, and have no access until it comes.',
  },
  'guide.trouble.map': 'Missing: {attributes}. {advice}',
  'guide.trouble.see': 'See the request',
  'guide.trouble.seePeople': 'See who',

  'guide.silence': 'Nothing has come since {time}, which is longer than {provider} should need.',
  'guide.silence.entra':
    'Did you press Start provisioning? Provision on demand sends one person at once, and says what is in the way.',
  'guide.silence.okta':
    'Okta sends the moment somebody is assigned. Look at Assignments, and at Create Users under To App.',
  'guide.silence.onelogin': 'Look for people who wait under Users → Provisioning, as Pending.',
  'guide.silence.jumpcloud': 'Choose a user group on the tab User Groups, and save.',
  'guide.silence.pingone': 'Are both the connection and the rule switched on?',
  'guide.silence.google': 'Is Autoprovisioning switched to Active? Its first run can take hours.',
  'guide.silence.authentik': 'Is the provider under Backchannel Providers? Press Run sync again on its page.',
  'guide.silence.auth0':
    'The Action runs when somebody signs in. Sign in once, with an address that is verified.',
  'guide.silence.generic': 'Look into the log of provisioning there: it should have called by now.',
} as const;
