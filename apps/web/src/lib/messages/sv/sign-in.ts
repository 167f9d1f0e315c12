export const signIn = {
  'signIn.to': 'Logga in i {product}',
  'signIn.lead': 'Anslut din identitetsleverantör och bestäm vem som får vilken roll.',
  'signIn.email': 'E-post',
  'signIn.password': 'Lösenord',
  'signIn.throughSso': '{organization} sköter hur du loggar in.',
  'signIn.submit': 'Logga in',
  'signIn.noPassword': 'Inget lösenord? Få en länk till din adress. Den loggar in dig en gång.',
  'signIn.sendLink': 'Skicka en länk till mig',
  'signIn.linkAsked': 'Titta i din e-post',
  'signIn.linkAskedDetail':
    'Om någon loggar in med {email} är en länk på väg dit. Den fungerar en gång, inom 15 minuter.',
  'signIn.failed': 'Det fungerade inte',
  'signIn.emailMissing': 'Ange din e-postadress.',
  'signIn.passwordMissing': 'Ange ditt lösenord.',

  'signInLink.readyDetail':
    'Länken fungerar en gång. Den används när du trycker på knappen, så att e-postskannrar inte kan förbruka den.',
  'signInLink.missing': 'Länken är inte fullständig',
  'signInLink.missingDetail':
    'Delen efter # saknas. Kopiera hela länken från meddelandet och öppna den igen.',
  'signInLink.failed': 'Länken fungerar inte längre',
  'signInLink.withPassword': 'Logga in med lösenord',
  'signIn.passkey': 'Logga in med en lösennyckel',
  'passkeys.failed': 'Lösennyckeln användes inte',
  'passkeys.failedDetail':
    'Din webbläsare eller enhet avbröt det, eller så tog det för lång tid. Försök igen.',
  'signInTo.lead': 'Du skickas till din organisations identitetsleverantör.',
  'signInTo.continue': 'Fortsätt med enkel inloggning',
  'signInTo.none': 'Här finns ingen enkel inloggning',
  'signInTo.noneDetail': 'Adressen är fel, eller så har organisationen inte slagit på den.',
  'ssoRefused.otherWay': 'Logga in på ett annat sätt',
} as const;
