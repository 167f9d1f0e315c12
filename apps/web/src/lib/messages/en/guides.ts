/** The setup screen and the guides. Names of menus and fields are the providers' own and stay as they are. */
export const guides = {
  'setup.title': 'Setup',
  'setup.lead':
    'Connect the place where your people and groups are kept. It pushes them here, and roles follow the groups.',
  'setup.connections': 'Your connections',
  'setup.choose': 'Connect an identity provider',
  'setup.chooseAnother': 'Connect another one',
  'setup.tileGuide': 'Step by step',
  'setup.tileShort': 'Short guide',
  'setup.auth0': 'Do you use Auth0?',
  'setup.auth0Detail':
    'Auth0 cannot push people and groups. Where it takes them from Okta or Entra ID, connect that one here.',
  'setup.createTitle': 'Connect {provider}',
  'setup.createDetail': 'Next come the steps, with the values to copy.',
  'setup.name': 'Name of the connection',
  'setup.nameHint': 'Seen by admins here. You can change it at any time.',
  'setup.nameMissing': 'Give it a name.',
  'setup.create': 'Create connection',

  'guide.title': 'Connect {name}',
  'guide.back': 'Setup',
  'guide.lead': 'The ticks follow what really arrives here, for every admin who looks at this page.',
  'guide.leadGeneric':
    'There is no step by step guide for {provider} yet. These are the values that it asks for; its words for them may differ.',
  'guide.missing': 'This connection is not here',
  'guide.baseUrl': 'Base URL',
  'guide.fact.token': { one: '{count} live token', other: '{count} live tokens' },
  'guide.fact.noToken': 'No live token yet',
  'guide.createToken': 'Create token',
  'guide.createAnotherToken': 'Create another token',
  'guide.fact.connection': 'Last call {when}',
  'guide.fact.noConnection': 'Waiting for the first call. This page notices it by itself.',
  'guide.fact.people': { one: '{count} person has arrived', other: '{count} people have arrived' },
  'guide.fact.noPeople': 'Nobody has arrived yet',
  'guide.fact.groups': { one: '{count} group has arrived', other: '{count} groups have arrived' },
  'guide.fact.noGroups': 'No group has arrived yet',
  'guide.fact.mapped': { one: '{count} group has a role', other: '{count} groups have a role' },
  'guide.fact.noMapped': 'No group has a role yet',
  'guide.goToGroups': 'Give groups a role',
  'guide.seeActivity': 'See what it sent',
  'guide.mapping': 'Attributes that are used here',
  'guide.mappingHere': 'Here',
  'guide.mappingThere': 'In Entra ID',
  'guide.mappingWhy': 'What for',
  'guide.mapping.userName': 'The name that tells people apart. Keep it as the matching attribute.',
  'guide.mapping.active': 'Ends access when somebody is disabled or unassigned',
  'guide.mapping.displayName': 'Shown in lists',
  'guide.mapping.email': 'Links people who are here already',
  'guide.mapping.givenName': 'Shown on the person’s page',
  'guide.mapping.familyName': 'Shown on the person’s page',
  'guide.mapping.externalId':
    'Recognises somebody who comes back. objectId is better than the default, since it never changes.',

  'guide.roles.title': 'Give groups a role',
  'guide.roles.text':
    'Choose a role for each group that decides something. Everybody in no such group gets the default role.',

  'guide.entra.app.title': 'Make an enterprise application',
  'guide.entra.app.text':
    'In the Microsoft Entra admin center: Enterprise applications → New application → Create your own application. Name it, choose “Integrate any other application you don’t find in the gallery (Non-gallery)”, then Create.',
  'guide.entra.app.oidc':
    'Your people sign in with OpenID Connect? Its app registration cannot provision. Make this second application beside it. With SAML one application does both.',
  'guide.entra.connect.title': 'Connect it',
  'guide.entra.connect.text':
    'In the application: Provisioning → New configuration (in older tenants Get started, mode Automatic). The base URL goes into Tenant URL, a new token into Secret token. Press Test connection, then Create or Save.',
  'guide.entra.connect.test':
    'Test connection looks for a person who does not exist. In Activity you see it as “Tested the connection”.',
  'guide.entra.mapping.title': 'Check the attribute mapping',
  'guide.entra.mapping.text':
    'Under Provisioning → Attribute mapping → Provision Microsoft Entra ID Users. The defaults work; look at these.',
  'guide.entra.assign.title': 'Assign people and groups',
  'guide.entra.assign.text':
    'In the application: Users and groups → Add user/group. Only what is assigned is sent.',
  'guide.entra.assign.nested':
    'Members of a group inside a group are not sent. Assign the inner group too. Assigning groups needs Entra ID P1 or higher.',
  'guide.entra.start.title': 'Start provisioning',
  'guide.entra.start.text':
    'Provisioning → Overview → Start provisioning. The first cycle begins at once, later ones come about every 40 minutes. “Provision on demand” sends one person right away.',
  'guide.entra.start.quarantine':
    'When too many calls fail, Entra puts the application in quarantine and calls once a day; after four weeks it stops. The overview here tells you when calls fail.',

  'guide.okta.app.title': 'Add the application',
  'guide.okta.app.text':
    'In the Okta Admin Console: Applications → Browse App Catalog → “SCIM 2.0 Test App (Header Auth)” → Add Integration. Name it after this product, then Done.',
  'guide.okta.app.oidc':
    'SCIM cannot be added to an OpenID Connect application of your own. A SAML or SWA application can have it: General → App Settings → Edit → Provisioning: SCIM.',
  'guide.okta.connect.title': 'Connect it',
  'guide.okta.connect.text':
    'Provisioning → Configure API Integration (in an application of your own Integration → Edit). It takes the base URL and, as token, the header value with the word Bearer. Where it asks: unique identifier userName, authentication mode HTTP Header. Press Test API Credentials, then Save.',
  'guide.okta.toApp.title': 'Switch on what it sends',
  'guide.okta.toApp.text':
    'Provisioning → To App → Edit: enable Create Users, Update User Attributes and Deactivate Users, then Save.',
  'guide.okta.assign.title': 'Assign people',
  'guide.okta.assign.text': 'Assignments → Assign → Assign to Groups, or to People. Okta sends them at once.',
  'guide.okta.push.title': 'Push groups',
  'guide.okta.push.text':
    'Push Groups → Find groups by name. Choose a group, leave “Push group memberships immediately” on, then Save.',
  'guide.okta.push.other':
    'Push other groups than the ones you assigned with: Okta does not support the same group for both. Members who are not assigned are left out.',

  'guide.generic.connect.title': 'Connect it',
  'guide.generic.connect.text':
    'Open the provisioning settings of the application in your identity provider and choose SCIM 2.0. It asks for the base URL and for the token, sometimes called bearer token, API token or secret. Then test the connection.',
  'guide.generic.assign.title': 'Choose who is sent',
  'guide.generic.assign.text':
    'Assign people to the application, switch on creating, updating and deactivating them, and switch on groups.',
  'guide.generic.match': 'Let it match people by userName and send an externalId that never changes.',
  'guide.generic.start.title': 'Start it',
  'guide.generic.start.text': 'Save and start provisioning. What arrives is seen in Activity at once.',
  'guide.jumpcloud.note':
    'On activation JumpCloud creates a test person and a test group and deletes them again. You will see both in Activity.',
  'guide.onelogin.note':
    'OneLogin sends what its JSON template says. Keep userName, active, name, emails and externalId in it.',
  'guide.authentik.note':
    'In authentik this is a SCIM provider, added to the application as a backchannel provider.',
} as const;
