/** What is said of a token when it is made, which the guides do too. */
export const newToken = {
  'newToken.nameDefault': '{directory}, {month}',
  'newToken.days': { one: '{count} dag', other: '{count} dagar' },
  'newToken.year': '1 år',
  'newToken.years': '2 år',

  'shownOnce.title': 'Kopiera token nu',
  'shownOnce.titleClient': 'Kopiera klienthemligheten nu',
  'shownOnce.notYetClient': 'Kopiera klienthemligheten, eller kryssa i rutan, för att stänga.',
  'shownOnce.detail': 'Den visas bara den här gången. Ingen, inte ens supporten, kan visa den igen.',
  'shownOnce.token': 'Token',
  'shownOnce.header': 'Headervärde',
  'shownOnce.oktaHint':
    'Med ”HTTP Header” som autentiseringsläge skickar Okta det du klistrar in som det är: ta headervärdet, med ordet Bearer.',
  'shownOnce.clientId': 'Klient-id',
  'shownOnce.clientSecret': 'Klienthemlighet',
  'shownOnce.tokenUrl': 'Token-URL',
  'shownOnce.baseUrl': 'Bas-URL',
  'shownOnce.stored': 'Jag har lagt den där den hör hemma',
  'shownOnce.done': 'Klart',
  'shownOnce.notYet': 'Kopiera token, eller kryssa i rutan, för att stänga.',
} as const;
