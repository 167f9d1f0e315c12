/** Who will be matched when an identity provider pushes people who are here already. */
export const preflight = {
  'preflight.title': 'Who will be matched',
  'preflight.open': 'Who will be matched?',
  'preflight.lead':
    'Before your identity provider pushes people who are here already: whom it is matched to, whom not, and who stays outside. Nothing is changed by looking.',
  'preflight.connection': 'Pushed to',
  'preflight.newConnection': 'A new connection',
  'preflight.chooseDetail':
    'Choose the list of who is in the scope of your identity provider, as it exports it: in Entra ID “Download users” or “Download members”, in Okta a report of the app’s assignments. It needs a column of user names or e-mail addresses; one that says whose account is enabled is read as well. At most 100,000 people and 10 MB.',
  'preflight.report': 'What a push of {file} would do',
  'preflight.download': 'Download as CSV',
  'preflight.file': 'who-will-be-matched.csv',
  'preflight.tabs': 'What becomes of people',
  'preflight.caption': 'People: {tab}',
  'preflight.more': {
    one: 'and {count} more, in the file that you can download',
    other: 'and {count} more, in the file that you can download',
  },

  'preflight.tab.losing': 'Lose access',
  'preflight.tab.losing.detail':
    'They are matched, and your identity provider has their account as disabled. The push ends their access.',
  'preflight.tab.unclear': 'Unclear',
  'preflight.tab.unclear.detail':
    'Several people here have the address, or this connection pushed the person under another user name. Each becomes somebody new, whom you can merge.',
  'preflight.tab.inactive': 'Inactive here',
  'preflight.tab.inactive.detail':
    'Whoever has the address has no access any more, or was deleted by this connection. Each becomes somebody new, whom you can merge.',
  'preflight.tab.duplicate': 'Twice in the file',
  'preflight.tab.duplicate.detail':
    'An earlier line has the same user name, which is refused, or the same address, which makes a second person.',
  'preflight.tab.without_address': 'Without address',
  'preflight.tab.without_address.detail':
    'They can be matched to nobody, and become somebody new. Have an e-mail address pushed for those who are here.',
  'preflight.tab.absent': 'Not in the file',
  'preflight.tab.absent.detail':
    'They keep their access: nothing that is pushed touches them. Add them to the scope if they should follow your identity provider.',
  'preflight.tab.new': 'New',
  'preflight.tab.new.detail':
    'Nobody here has their address. Each becomes somebody new, with the default role.',
  'preflight.tab.matched': 'Matched',
  'preflight.tab.matched.detail':
    'They stay who they are, with role pins and history. From then on your identity provider says whether they are active.',
  'preflight.tab.known': 'Pushed already',
  'preflight.tab.known.detail': 'This connection has pushed them, by their user name.',
  'preflight.tab.faulty': 'Not readable',
  'preflight.tab.faulty.detail': 'These lines were left out.',

  'preflight.column.person': 'In the file',
  'preflight.column.member': 'Here',
  'preflight.column.line': 'Line',
  'preflight.column.source': 'In by',
  'preflight.column.reason': 'Reason',
  'preflight.column.userName': 'User name',
  'preflight.column.address': 'Address',
  'preflight.column.outcome': 'What becomes of them',
  'preflight.nobodyHere': 'Nobody',
  'preflight.sameAsLine': 'As in line {line}',
  'preflight.administers': 'Administers',
  'preflight.source.directory': 'another connection',
  'preflight.source.invitation': 'an invitation',
  'preflight.source.just_in_time': 'their first sign-in',
  'preflight.source.import': 'an import',

  'preflight.absentAdmins': {
    one: '{count} person who administers is not in the file',
    other: '{count} people who administer are not in the file',
  },
  'preflight.absentAdminsDetail':
    'They go on administering. Whoever is to lose that with their account there has to be in the scope.',
  'preflight.case': {
    one: '{count} address is written with other capital letters here',
    other: '{count} addresses are written with other capital letters here',
  },
  'preflight.caseDetail':
    'They are matched all the same, and the spelling of your identity provider is taken.',
  'preflight.domains': 'Domains that you have not proven: {domains}',
  'preflight.domain': { one: '{domain} ({count} person)', other: '{domain} ({count} people)' },
  'preflight.domainsDetail':
    'People are matched all the same. Single sign-on finds people by the domains that you prove under Settings.',

  'preflight.pushed': 'What {directory} has pushed so far',
  'preflight.pushedNothing': '{directory} has pushed nobody yet.',
  'preflight.pushedDetail': {
    one: '{count} person: {matched} matched to people who were here, {fresh} new.',
    other: '{count} people: {matched} matched to people who were here, {fresh} new.',
  },
  'preflight.notPushed': {
    one: '{count} person who has access was not pushed',
    other: '{count} people who have access were not pushed',
  },
} as const;
