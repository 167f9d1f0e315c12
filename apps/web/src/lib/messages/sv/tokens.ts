export const tokens = {
  'tokens.title': 'Tokens',
  'tokens.lead':
    'Din identitetsleverantör visar upp en token vid varje anrop. En anslutning kan ha två giltiga, så att du kan byta till nästa utan avbrott.',
  'tokens.caption': 'Tokens för organisationens anslutningar',
  'tokens.create': 'Skapa token',
  'tokens.calendar': 'Lägg slutdatum i kalendern',
  'tokens.column.token': 'Token',
  'tokens.column.connection': 'Anslutning',
  'tokens.column.state': 'Status',
  'tokens.column.expires': 'Upphör',
  'tokens.column.used': 'Senast använd',
  'tokens.column.actions': 'Åtgärder',
  'tokens.createdBy': 'av {by}, {when}',
  'tokens.expires': 'upphör {when}',
  'tokens.used': 'använd {when}',
  'tokens.neverUsed': 'Aldrig använd',
  'tokens.state.live': 'Giltig',
  'tokens.state.expiring': 'Upphör snart',
  'tokens.state.expired': 'Har gått ut',
  'tokens.state.revoked': 'Återkallad',
  'tokens.failures': {
    one: '{count} nekat försök det senaste dygnet',
    other: '{count} nekade försök det senaste dygnet',
  },
  'tokens.revoke': 'Återkalla',
  'tokens.revokeLabel': 'Återkalla {name}',
  'tokens.revokeTitle': 'Återkalla ”{name}”?',
  'tokens.revokeUsed':
    '{directory} använde den här token {when}. Den stängs ute genast om den inte har en annan.',
  'tokens.revokeUnused': 'Den här token har aldrig använts. Inget bör sluta fungera.',
  'tokens.revokeAction': 'Återkalla token',
  'tokens.revoked': 'Token är återkallad',
  'tokens.empty': 'Inga tokens än',
  'tokens.emptyDetail':
    'Skapa en och klistra in den i din identitetsleverantör. Den visas här med när och varifrån den användes.',
  'tokens.emptyNoDirectory':
    'Anslut först en identitetsleverantör. Dess token är det första steget i guiden.',
  'tokens.emptyNoDirectoryAction': 'Anslut en leverantör',
  'tokens.past': { one: 'Visa {count} som har upphört', other: 'Visa {count} som har upphört' },
  'tokens.rotate': 'Byt ut',
  'tokens.rotateLabel': 'Byt ut {name}',

  'rotation.title': 'Byter token för {directory}',
  'rotation.state.waiting': 'Väntar på nästa token',
  'rotation.state.both': 'Båda används',
  'rotation.state.moved': 'Nästa token används',
  'rotation.waiting':
    '{directory} använder fortfarande ”{old}” ({when}). Lägg in ”{next}” i dess inställningar. Du ser här när den kommer med den.',
  'rotation.waitingUnused':
    '{directory} har inte kommit med någon av dem än. Lägg in ”{next}” i dess inställningar, eller ”{old}” om du har den.',
  'rotation.both':
    '{directory} kom med ”{next}” {nextAt}, och med ”{old}” {oldAt}. En cykel som började med den gamla kan pågå än: vänta tills det står här att bara nästa används.',
  'rotation.moved':
    '{directory} kom med ”{next}” {when}, och sedan dess inte med ”{old}”. Det är säkert att återkalla ”{old}”.',
  'rotation.oldExpires': '”{old}” upphör att gälla {when}.',
  'rotation.guide': 'Var den klistras in',
  'rotation.complete': 'Återkalla den gamla',
  'rotation.completeTitle': 'Återkalla ”{name}”?',
  'rotation.completeDetail.moved': '{directory} använder ”{next}” nu. Inget bör sluta fungera.',
  'rotation.completeDetail.both':
    '{directory} använde den alldeles nyss. Det som ännu kommer med den nekas; ”{next}” fungerar som förut.',
  'rotation.completed': 'Token är utbytt',
  'rotation.cancel': 'Avbryt bytet',
  'rotation.cancelTitle': 'Behåll den gamla token för {directory}?',
  'rotation.cancelDetail':
    '”{next}” återkallas. {directory} har aldrig använt den och fortsätter med ”{old}”.',
  'rotation.cancelDetailUsed':
    '”{next}” återkallas. Det som {directory} därefter skickar med den nekas, så lägg först tillbaka ”{old}” i dess inställningar.',
  'rotation.cancelled': 'Den gamla token gäller',

  'newToken.title': 'Skapa en token',
  'newToken.titleNext': 'Skapa nästa token för {directory}',
  'newToken.detailNext':
    '”{name}” fungerar tills du återkallar den eller den upphör att gälla, så inget stannar under tiden. Nästa visas en gång, direkt efter det här.',
  'newToken.detail':
    'Den visas en gång, direkt efter det här. Ha din identitetsleverantörs inställningar öppna.',
  'newToken.connection': 'Anslutning',
  'newToken.name': 'Namn',
  'newToken.nameHint': 'För dig, för att skilja den från nästa.',
  'newToken.nameMissing': 'Ge den ett namn.',
  'newToken.kind': 'Typ',
  'newToken.kind.bearer': 'Bearer-token',
  'newToken.kind.bearer.hint': 'Det som nästan alla identitetsleverantörer frågar efter.',
  'newToken.kind.client': 'OAuth-klient',
  'newToken.kind.client.hint':
    'För leverantörer som frågar efter ett klient-id, en klienthemlighet och en token-URL (client credentials).',
  'newToken.lifetime': 'Giltighetstid',
  'newToken.action': 'Skapa token',
} as const;
