export const removals = {
  'removals.title': 'Borttagningar som väntar',
  'removals.lead':
    'När en identitetsleverantör tar bort ovanligt många personer inom en timme kan det vara ett misstag: de som går över gränsen behåller sin åtkomst tills en administratör beslutar.',
  'removals.pending': 'Att besluta',
  'removals.pendingDetail':
    'Det som ingen beslutar träder i kraft av sig självt, fyra timmar efter att det kom.',
  'removals.caption': 'Personer vars borttagning väntar på ett beslut',
  'removals.kept': 'Behållna trots identitetsleverantören',
  'removals.keptDetail':
    'De är kvar med den roll som de hade tills identitetsleverantören ändrar dem igen, eller tills du släpper dem.',
  'removals.keptCaption': 'Personer som en administratör behåller',
  'removals.column.person': 'Person',
  'removals.column.what': 'Vad som upphör',
  'removals.column.when': 'Träder i kraft',
  'removals.column.kept': 'Behållen av',
  'removals.access': 'Åtkomst, inaktiverad av {directory}',
  'removals.administration': 'Rollen {role}, genom grupper i {directory}',
  'removals.goneDirectory': 'en borttagen anslutning',
  'removals.keptBy': '{by} {when}',
  'removals.allow': 'Godkänn alla',
  'removals.reject': 'Behåll alla',
  'removals.allowOne': 'Godkänn',
  'removals.allowOneLabel': 'Godkänn borttagningen: {name}',
  'removals.rejectOne': 'Behåll',
  'removals.rejectOneLabel': 'Behåll {name}',
  'removals.allowTitle': {
    one: 'Godkänn borttagningen av {count} person nu?',
    other: 'Godkänn borttagningen av {count} personer nu?',
  },
  'removals.allowDetail':
    'Det som din identitetsleverantör sade gäller genast. Den kan ge tillbaka personerna när som helst.',
  'removals.allowAction': 'Godkänn',
  'removals.allowed': {
    one: 'Borttagningen av {count} person är godkänd',
    other: 'Borttagningen av {count} personer är godkänd',
  },
  'removals.rejectTitle': {
    one: 'Behåll {count} person?',
    other: 'Behåll {count} personer?',
  },
  'removals.rejectDetail':
    'De behåller sin åtkomst och roll fast din identitetsleverantör tog bort dem. Rätta det där också: dess nästa ändring av en person gäller igen.',
  'removals.reason': 'Skäl',
  'removals.reasonHint': 'Det står bredvid deras namn så länge de behålls.',
  'removals.reasonMissing': 'Ange varför de är kvar.',
  'removals.rejectAction': 'Behåll åtkomst',
  'removals.rejected': {
    one: '{count} person behölls',
    other: '{count} personer behölls',
  },
  'removals.letGoDetail': 'Det som din identitetsleverantör säger gäller igen, genast.',
  'removals.empty': 'Inget väntar',
  'removals.emptyDetail':
    'Den som din identitetsleverantör tar bort har förlorat åtkomsten genast, eller så har ingen tagits bort.',
  'person.pendingAccess':
    'Borttagen av {directory}: åtkomsten upphör {when} om inte en administratör behåller den',
  'person.pendingAdministration':
    'Borttagen från administratörerna av {directory}: rollen upphör {when} om inte en administratör behåller den',
  'person.pendingDetail': 'Till dess ändras inget för {name}, som dock inte kan ändra något här.',
  'person.pendingAction': 'Besluta',
  'person.keptTitle': 'Behållen av {by} fast {directory} tog bort personen',
  'person.keptDetail':
    '”{reason}” Det upphör när identitetsleverantören ändrar personen igen, eller när en administratör släpper den.',
} as const;
