export const setupLinks = {
  'setupLinks.title': 'Konfigurationslänkar',
  'setupLinks.lead':
    'En konfigurationslänk låter någon utan konto göra en sak för din organisation, och inget annat. Den som har länken kan använda den, hur ofta som helst, tills den upphör.',
  'setupLinks.create': 'Skapa en länk',
  'setupLinks.caption': 'Konfigurationslänkar, de senaste först',
  'setupLinks.column.recipient': 'För',
  'setupLinks.column.purpose': 'Tillåter att',
  'setupLinks.column.state': 'Status',
  'setupLinks.column.used': 'Senast använd',
  'setupLinks.column.created': 'Skapad',
  'setupLinks.empty': 'Ingen konfigurationslänk än',
  'setupLinks.emptyDetail':
    'Skapa en för den som sköter er identitetsleverantör eller er DNS, om den inte ska bli administratör här.',
  'setupLinks.purpose.scim': 'Ansluta provisionering (SCIM)',
  'setupLinks.purpose.sso': 'Konfigurera enkel inloggning',
  'setupLinks.purpose.domain': 'Verifiera domäner',
  'setupLinks.purpose.scimHint': 'Personen ser anslutningar och tokens och kan skapa båda.',
  'setupLinks.purpose.ssoHint': 'Personen ser och ändrar hur ni loggar in.',
  'setupLinks.purpose.domainHint': 'Personen ser era domäner och kan lägga till och kontrollera dem.',
  'setupLinks.state.live': 'Fungerar till {when}',
  'setupLinks.state.expired': 'Har gått ut',
  'setupLinks.state.revoked': 'Återkallad',
  'setupLinks.never': 'Aldrig',
  'setupLinks.by': 'av {by}',
  'setupLinks.revoke': 'Återkalla',
  'setupLinks.revokeLabel': 'Återkalla länken för {recipient}',
  'setupLinks.revokeTitle': 'Återkalla länken för {recipient}?',
  'setupLinks.revokeDetail':
    'Den som arbetar med den stängs ute genast. Det som har konfigurerats blir kvar, även tokens.',
  'setupLinks.revokeAction': 'Återkalla länk',
  'setupLinks.revoked': 'Länken är återkallad',

  'newSetupLink.title': 'Skapa en konfigurationslänk',
  'newSetupLink.detail':
    'Den som har länken kan använda den tills den upphör. Skicka den inte till någon annan.',
  'newSetupLink.recipient': 'För vem',
  'newSetupLink.recipientHint': 'Ett namn som ni känner igen. Det som görs antecknas under det.',
  'newSetupLink.recipientMissing': 'Ange för vem länken är.',
  'newSetupLink.purpose': 'Tillåter att',
  'newSetupLink.lifetime': 'Fungerar i',
  'newSetupLink.hours': { one: '{count} timme', other: '{count} timmar' },
  'newSetupLink.days': { one: '{count} dag', other: '{count} dagar' },
  'newSetupLink.action': 'Skapa länk',
  'newSetupLink.made': 'Länken för {recipient}',
  'newSetupLink.madeDetail':
    'Den visas bara nu. Den fungerar till {end}, hur ofta den än öppnas, om du inte återkallar den.',
  'newSetupLink.link': 'Konfigurationslänk',
  'newSetupLink.done': 'Klart',

  'openSetupLink.title': 'Konfigurera en anslutning',
  'openSetupLink.detail':
    'Någon gav dig länken för att du ska konfigurera en sak åt deras organisation, utan konto. Du kan öppna den igen tills den upphör.',
  'openSetupLink.replaces':
    'I den här webbläsaren är du inloggad som {name}. När du öppnar länken loggas du ut.',
  'openSetupLink.action': 'Öppna',
  'openSetupLink.failed': 'Länken fungerar inte längre',
  'openSetupLink.missing': 'Länken är inte fullständig',
  'openSetupLink.ended': 'Din konfigurationslänk har upphört',
  'openSetupLink.endedDetail':
    'Den har gått ut eller återkallats. Det du har konfigurerat blir kvar. Om det finns mer att göra, be om en ny länk.',
} as const;
