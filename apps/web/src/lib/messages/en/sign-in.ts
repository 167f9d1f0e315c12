export const signIn = {
  'signIn.to': 'Sign in to {product}',
  'signIn.lead': 'Connect your identity provider and decide who gets which role.',
  'signIn.email': 'E-mail',
  'signIn.password': 'Password',
  'signIn.throughSso': '{organization} looks after how you sign in.',
  'signIn.submit': 'Sign in',
  'signIn.noPassword': 'No password? Have a link sent to your address. It signs you in once.',
  'signIn.sendLink': 'Send me a link',
  'signIn.linkAsked': 'Look into your mail',
  'signIn.linkAskedDetail':
    'If somebody signs in with {email}, a link is on its way there. It works once, within 15 minutes.',
  'signIn.failed': 'That did not work',
  'signIn.emailMissing': 'Enter your e-mail address.',
  'signIn.passwordMissing': 'Enter your password.',

  'signInLink.readyDetail':
    'The link works once. It is used when you press the button, so that mail scanners cannot use it up.',
  'signInLink.missing': 'This link is not complete',
  'signInLink.missingDetail':
    'The part after the # is missing. Copy the whole link from the message and open it again.',
  'signInLink.failed': 'This link does not work any more',
  'signInLink.withPassword': 'Sign in with a password',
  'signIn.passkey': 'Sign in with a passkey',
  'passkeys.failed': 'The passkey was not used',
  'passkeys.failedDetail': 'Your browser or device stopped it, or it took too long. Try again.',
  'signInTo.lead': 'You are sent to the identity provider of your organization.',
  'signInTo.continue': 'Continue with single sign-on',
  'signInTo.none': 'There is no single sign-on here',
  'signInTo.noneDetail': 'The address is wrong, or the organization has not switched it on.',
  'ssoRefused.otherWay': 'Sign in another way',
} as const;
