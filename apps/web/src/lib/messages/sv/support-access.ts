export const supportAccess = {
  'supportAccess.title': 'Supportåtkomst',
  'supportAccess.lead':
    'Vem från supporten som har varit i organisationen, och om de får komma in. Allt de gör står i er granskningslogg.',
  'supportAccess.setting': 'Supporten får öppna organisationen',
  'supportAccess.settingHint':
    'När det stängs av åker den från supporten som är inne ut genast. Konfigurationslänkar fortsätter att fungera: återkalla dem som inte ska.',
  'supportAccess.on': 'På: med ett skäl som ni kan läsa',
  'supportAccess.off': 'Av: bara när en administratör har godkänt det',
  'supportAccess.save': 'Spara supportåtkomst',
  'supportAccess.switchedOn': 'Supportåtkomsten är på',
  'supportAccess.switchedOff': 'Supportåtkomsten är av',
  'supportAccess.switchedOffEnded': {
    one: 'Supportåtkomsten är av. {count} person från supporten fick lämna.',
    other: 'Supportåtkomsten är av. {count} personer från supporten fick lämna.',
  },
  'supportAccess.byCustomer': 'En administratör i organisationen bestämmer det här.',

  'supportAccess.requests': 'Förfrågningar',
  'supportAccess.requestsDetail':
    'Supporten ber att få komma in. Ett godkännande släpper in just den personen en timme, från att den öppnar.',
  'supportAccess.asked': 'Frågade {asked}, väntar till {until}',
  'supportAccess.approvedBy': 'Godkänd av {name}',
  'supportAccess.approvedUntil': 'Godkänd av {name}. Kan användas till {until}',
  'supportAccess.approve': 'Godkänn en timme',
  'supportAccess.approveLabel': 'Godkänn en timme: {name}',
  'supportAccess.refuse': 'Neka',
  'supportAccess.refuseLabel': 'Neka: {name}',
  'supportAccess.takeBack': 'Ta tillbaka',
  'supportAccess.takeBackLabel': 'Ta tillbaka: {name}',
  'supportAccess.approved': '{name} får komma in en timme',
  'supportAccess.refused': '{name} har nekats',

  'supportAccess.accesses': 'Besök',
  'supportAccess.seeAudit': 'Vad supporten gjorde',
  'supportAccess.caption': 'Supportens besök, de senaste först',
  'supportAccess.column.who': 'Vem',
  'supportAccess.column.why': 'Varför',
  'supportAccess.column.opened': 'Öppnade',
  'supportAccess.column.state': 'Status',
  'supportAccess.column.end': 'Avsluta åtkomst',
  'supportAccess.isIn': 'Inne, {time} kvar',
  'supportAccess.ended': 'Slut {when}',
  'supportAccess.end': 'Avsluta nu',
  'supportAccess.endLabel': 'Avsluta nu: {name}',
  'supportAccess.endTitle': 'Avsluta åtkomsten för {name}?',
  'supportAccess.endDetail':
    'Personen är ute genast. Det som har gjorts blir kvar, även i granskningsloggen.',
  'supportAccess.endDetailOn':
    'Personen är ute genast, och kan öppna organisationen igen med ett skäl så länge supportåtkomsten är på. Det som har gjorts blir kvar, även i granskningsloggen.',
  'supportAccess.endAction': 'Avsluta åtkomst',
  'supportAccess.endedNow': 'Åtkomsten är avslutad',
  'supportAccess.empty': 'Supporten har inte varit här',
  'supportAccess.emptyDetail':
    'Den från supporten som öppnar organisationen står i listan här, med sitt skäl.',
} as const;
