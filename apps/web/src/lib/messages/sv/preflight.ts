/** Who will be matched when an identity provider pushes people who are here already. */
export const preflight = {
  'preflight.title': 'Vilka som kopplas ihop',
  'preflight.open': 'Vilka kopplas ihop?',
  'preflight.lead':
    'Innan er identitetsleverantör skickar personer som redan finns här: vilka den kopplas ihop med, vilka inte, och vilka som står utanför. Inget ändras av att titta.',
  'preflight.connection': 'Skickas till',
  'preflight.newConnection': 'En ny anslutning',
  'preflight.chooseDetail':
    'Välj listan över vilka som omfattas hos er identitetsleverantör, så som den exporterar den: i Entra ID ”Download users” eller ”Download members”, i Okta en rapport över appens tilldelningar. Den behöver en kolumn med användarnamn eller e-postadresser; en som säger vems konto som är aktivt läses också. Högst 100 000 personer och 10 MB.',
  'preflight.report': 'Vad som händer om {file} skickas',
  'preflight.download': 'Hämta som CSV',
  'preflight.file': 'vilka-som-kopplas-ihop.csv',
  'preflight.tabs': 'Vad som händer med personer',
  'preflight.caption': 'Personer: {tab}',
  'preflight.more': {
    one: 'och {count} till, i filen som du kan hämta',
    other: 'och {count} till, i filen som du kan hämta',
  },

  'preflight.tab.losing': 'Förlorar åtkomst',
  'preflight.tab.losing.detail':
    'De kopplas ihop, och hos er identitetsleverantör är kontot inaktiverat. Därmed upphör deras åtkomst.',
  'preflight.tab.unclear': 'Oklart',
  'preflight.tab.unclear.detail':
    'Flera personer här har adressen, eller så har den här anslutningen skickat personen under ett annat användarnamn. Var och en blir någon ny, som du kan slå samman.',
  'preflight.tab.inactive': 'Inaktiva här',
  'preflight.tab.inactive.detail':
    'Den som har adressen har inte längre åtkomst, eller raderades av den här anslutningen. Var och en blir någon ny, som du kan slå samman.',
  'preflight.tab.duplicate': 'Två gånger i filen',
  'preflight.tab.duplicate.detail':
    'En tidigare rad har samma användarnamn, vilket avvisas, eller samma adress, vilket ger en andra person.',
  'preflight.tab.without_address': 'Utan adress',
  'preflight.tab.without_address.detail':
    'De kan inte kopplas ihop med någon och blir någon ny. Se till att en e-postadress skickas för dem som finns här.',
  'preflight.tab.absent': 'Inte i filen',
  'preflight.tab.absent.detail':
    'De behåller sin åtkomst: inget som skickas rör dem. Låt dem omfattas om de ska följa er identitetsleverantör.',
  'preflight.tab.new': 'Nya',
  'preflight.tab.new.detail': 'Ingen här har deras adress. Var och en blir någon ny, med standardrollen.',
  'preflight.tab.matched': 'Kopplas ihop',
  'preflight.tab.matched.detail':
    'De förblir dem de är, med fästa roller och historik. Därefter säger er identitetsleverantör om de är aktiva.',
  'preflight.tab.known': 'Redan skickade',
  'preflight.tab.known.detail': 'Den här anslutningen har skickat dem, under deras användarnamn.',
  'preflight.tab.faulty': 'Går inte att läsa',
  'preflight.tab.faulty.detail': 'De här raderna utelämnades.',

  'preflight.column.person': 'I filen',
  'preflight.column.member': 'Här',
  'preflight.column.line': 'Rad',
  'preflight.column.source': 'Med genom',
  'preflight.column.reason': 'Skäl',
  'preflight.column.userName': 'Användarnamn',
  'preflight.column.address': 'Adress',
  'preflight.column.outcome': 'Vad som händer',
  'preflight.nobodyHere': 'Ingen',
  'preflight.sameAsLine': 'Som på rad {line}',
  'preflight.administers': 'Administrerar',
  'preflight.source.directory': 'en annan anslutning',
  'preflight.source.invitation': 'en inbjudan',
  'preflight.source.just_in_time': 'sin första inloggning',
  'preflight.source.import': 'en import',

  'preflight.absentAdmins': {
    one: '{count} person som administrerar finns inte i filen',
    other: '{count} personer som administrerar finns inte i filen',
  },
  'preflight.absentAdminsDetail':
    'De fortsätter att administrera. Den som ska förlora det med sitt konto där måste omfattas.',
  'preflight.case': {
    one: '{count} adress skrivs med andra versaler här',
    other: '{count} adresser skrivs med andra versaler här',
  },
  'preflight.caseDetail': 'De kopplas ihop ändå, och er identitetsleverantörs stavning gäller.',
  'preflight.domains': 'Domäner som ni inte har verifierat: {domains}',
  'preflight.domain': { one: '{domain} ({count} person)', other: '{domain} ({count} personer)' },
  'preflight.domainsDetail':
    'Personerna kopplas ihop ändå. Enkel inloggning hittar personer genom de domäner som ni verifierar under Inställningar.',

  'preflight.pushed': 'Vad {directory} har skickat hittills',
  'preflight.pushedNothing': '{directory} har inte skickat någon än.',
  'preflight.pushedDetail': {
    one: '{count} person: {matched} ihopkopplade med personer som fanns här, {fresh} nya.',
    other: '{count} personer: {matched} ihopkopplade med personer som fanns här, {fresh} nya.',
  },
  'preflight.notPushed': {
    one: '{count} person som har åtkomst har inte skickats',
    other: '{count} personer som har åtkomst har inte skickats',
  },
} as const;
