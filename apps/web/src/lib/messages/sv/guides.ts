/** The setup screen and the guides. Names of menus and fields are the providers' own and stay as they are. */
export const guides = {
  'setup.lead':
    'Anslut platsen där era personer och grupper finns. Den skickar dem hit, och rollerna följer grupperna.',
  'setup.connections': 'Dina anslutningar',
  'setup.choose': 'Anslut en identitetsleverantör',
  'setup.chooseAnother': 'Anslut en till',
  'setup.tileGuide': { one: 'ungefär {count} minut', other: 'ungefär {count} minuter' },
  'setup.tileAuth0': 'Auth0, eller ingen som skickar',
  'setup.createTitle': 'Anslut {provider}',
  'setup.createDetail': 'Härnäst kommer stegen, med värdena att kopiera.',
  'setup.name': 'Anslutningens namn',
  'setup.nameHint': 'Syns för administratörer här. Du kan ändra det när som helst.',
  'setup.nameMissing': 'Ge den ett namn.',
  'setup.create': 'Skapa anslutning',

  'guide.title': 'Anslut {name}',
  'guide.back': 'Konfiguration',
  'guide.lead':
    'Bockarna följer det som verkligen kommer hit, för alla administratörer som ser sidan. {count} steg, ungefär {minutes} minuter.',
  'guide.publicPage': 'Sida att skicka vidare',
  'guide.done': 'Klart, nästa steg',
  'guide.doneBy': 'Gjort av {name}',
  'guide.notDone': 'Inte klart ändå',

  'guide.placeholder.token': 'visas en gång av **Skapa token**, strax nedanför',
  'guide.placeholder.bearerToken': 'visas en gång av **Skapa token**, strax nedanför, med ordet `Bearer`',
  'guide.placeholder.client': 'visas en gång med **Skapa OAuth-klient**',

  'guide.fact.token': { one: '{count} giltig token', other: '{count} giltiga tokens' },
  'guide.fact.noToken': 'Ingen giltig token än',
  'guide.createToken': 'Skapa token',
  'guide.createAnotherToken': 'Skapa en token till',
  'guide.createClient': 'Skapa OAuth-klient',
  'guide.fact.tested': '{provider} testade anslutningen {time}. Senaste anropet {when}.',
  'guide.fact.called': '{provider} anropade {time}. Senaste anropet {when}.',
  'guide.fact.connection': 'Senaste anropet {when}',
  'guide.fact.noConnection': 'Väntar på det första anropet. Sidan märker det själv.',
  'guide.fact.people': {
    one: '{count} person har kommit. Först: {name}, {time}.',
    other: '{count} personer har kommit. Först: {name}, {time}.',
  },
  'guide.fact.noPeople': 'Ingen har kommit än',
  'guide.fact.groups': {
    one: '{count} grupp har kommit. Först: {name} ({people}).',
    other: '{count} grupper har kommit. Först: {name} ({people}).',
  },
  'guide.fact.noGroups': 'Ingen grupp har kommit än',
  'guide.fact.mapped': { one: '{count} grupp har en roll', other: '{count} grupper har en roll' },
  'guide.fact.noMapped': 'Ingen grupp har en roll än',
  'guide.goToGroups': 'Ge grupper en roll',
  'guide.seeActivity': 'Se vad som skickades',

  'guide.trouble.token': '{reason} (token {token}, {time}).',
  'guide.trouble.address': '{provider} anropade {path} {time}, där inget finns.',
  'guide.trouble.otherProvider':
    '{caller} anropar med den här anslutningens token, som är till för {provider}. Senaste anropet {time}.',
  'guide.trouble.otherProviderAdvice':
    'Om token klistrades in hos fel leverantör, återkalla den under Tokens och klistra in en ny i {provider}. Om det är {caller} som menas, anslut den under Konfiguration som en egen anslutning.',
  'guide.trouble.refused': 'Nekades {time}: {detail}',
  'guide.trouble.refusedOf': '{name} nekades {time}: {detail}',
  'guide.trouble.incomplete': {
    one: '{count} person kom utan {attributes} och har ingen åtkomst förrän det kommer.',
    other: '{count} personer kom utan {attributes} och har ingen åtkomst förrän det kommer.',
  },
  'guide.trouble.map': 'Saknas: {attributes}. {advice}',
  'guide.trouble.see': 'Se anropet',
  'guide.trouble.seePeople': 'Se vilka',

  'guide.silence': 'Inget har kommit sedan {time}, vilket är längre än {provider} bör behöva.',
  'guide.silence.entra':
    'Tryckte du på ”Start provisioning”? ”Provision on demand” skickar en person genast och säger vad som är i vägen.',
  'guide.silence.okta':
    'Okta skickar så snart någon tilldelas. Titta på ”Assignments”, och på ”Create Users” under ”To App”.',
  'guide.silence.onelogin': 'Leta efter personer som väntar under ”Users” → ”Provisioning”, som ”Pending”.',
  'guide.silence.jumpcloud': 'Välj en användargrupp på fliken ”User Groups” och spara.',
  'guide.silence.pingone': 'Är både anslutningen och regeln påslagna?',
  'guide.silence.google': 'Står ”Autoprovisioning” på ”Active”? Dess första körning kan ta timmar.',
  'guide.silence.authentik':
    'Står leverantören under ”Backchannel Providers”? Tryck på ”Run sync again” på dess sida.',
  'guide.silence.auth0':
    'Åtgärden körs när någon loggar in. Logga in en gång, med en adress som är verifierad.',
  'guide.silence.generic': 'Titta i loggen över provisionering där: den borde ha anropat vid det här laget.',
} as const;
