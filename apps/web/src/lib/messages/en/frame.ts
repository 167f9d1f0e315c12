/** What stands around every screen of an organization. */
export const frame = {
  'leaving.label': 'You are leaving',
  'leaving.title': 'Your identity provider removed you',
  'leaving.access':
    'You can look at everything and change nothing. Your access ends {when}, unless another admin keeps you.',
  'leaving.administration':
    'You can look at everything and change nothing. You are no admin any more {when}, unless another admin keeps you.',

  'setupFrame.label': 'Setup link',
  'setupFrame.scim': 'Connect provisioning for {organization}',
  'setupFrame.sso': 'Set up single sign-on for {organization}',
  'setupFrame.domain': 'Prove domains for {organization}',
  'setupFrame.timeLeft': '{time} left',
  'setupFrame.leave': 'Leave',
  'setupFrame.places': 'What this link is for',
  'setupFrame.mapped':
    'An admin of the organization does this. When people and groups have arrived, you are done.',
  'suspension.title': '{by} of support suspended {name} {when}',
  'suspension.reason': 'Reason: {reason}',
  'suspension.detail':
    'Its tokens are refused, and nothing is taken from it. Nobody’s access has changed. Ask support to resume it.',

  'setup.title': 'Setup',
  'guide.missing': 'This connection is not here',
} as const;
