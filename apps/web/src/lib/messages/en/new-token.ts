/** What is said of a token when it is made, which the guides do too. */
export const newToken = {
  'newToken.nameDefault': '{directory}, {month}',
  'newToken.days': { one: '{count} day', other: '{count} days' },
  'newToken.year': '1 year',
  'newToken.years': '2 years',

  'shownOnce.title': 'Copy the token now',
  'shownOnce.titleClient': 'Copy the client secret now',
  'shownOnce.notYetClient': 'Copy the client secret, or tick the box, to close this.',
  'shownOnce.detail': 'It is shown this one time. Nobody, not even support, can show it again.',
  'shownOnce.token': 'Token',
  'shownOnce.header': 'Header value',
  'shownOnce.oktaHint':
    'With “HTTP Header” as authentication mode Okta sends what you paste as it is: take the header value, with the word Bearer.',
  'shownOnce.clientId': 'Client id',
  'shownOnce.clientSecret': 'Client secret',
  'shownOnce.tokenUrl': 'Token URL',
  'shownOnce.baseUrl': 'Base URL',
  'shownOnce.stored': 'I have put it where it belongs',
  'shownOnce.done': 'Done',
  'shownOnce.notYet': 'Copy the token, or tick the box, to close this.',
} as const;
