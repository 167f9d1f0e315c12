/** What other screens say of a connection that is, was or could be replaced. */
export const replaced = {
  'move.entry': 'Ersätt anslutningen',
  'move.entryLabel': 'Ersätt {name}',
  'move.backToSetup': 'Konfiguration',

  'move.done': '{from} är avvecklad',
  'move.doneLead': '{to} har tagit dess plats.',
  'move.doneBy': 'Avvecklad av {name} {when}',
  'move.doneWithout': 'Det som tog dess plats har tagits bort sedan dess.',
  'move.doneTurnOff': 'Stäng av provisioneringen i {from}',
  'move.doneTurnOffDetail':
    'Allt som den fortfarande skickar avvisas, och visas under Aktivitet. Annars kan den fortsätta försöka och rapportera fel till dig.',
  'move.doneStillCalls': {
    one: '{from} anropar fortfarande: {count} avvisat anrop det senaste dygnet',
    other: '{from} anropar fortfarande: {count} avvisade anrop det senaste dygnet',
  },
  'move.doneRead': 'Det som fortfarande kan läsas',
  'move.doneGroups': 'Dess grupper, och rollerna som de gav',
  'move.donePeople': 'Dess personer',
  'move.doneActivity': 'Vad den skickade',
  'move.doneAudit': 'Vad som gjordes med den',
  'move.retiredBadge': 'Avvecklad',
  'move.movingBadge': 'Ersätts av {to}',
  'move.replacedBy': 'Ersatt av {to}, {when}',
  'move.retiredWhen': 'Avvecklad {when}',

  'move.possible': '{from} och {to} skickar samma personer',
  'move.possibleDetail':
    'Byter ni från den ena till den andra? Se vilka som finns i båda innan du stänger av något.',
  'move.possibleAction': 'Jämför dem',

  'attention.directory_move': '{name} tar platsen för {directory}',
  'attention.directory_move.detail': 'Påbörjat {when}. {directory} är som den är tills du avvecklar den.',
  'attention.directory_move.action': 'Fortsätt',
  'attention.retired_still_calls': '{directory} är avvecklad och anropar fortfarande',
  'attention.retired_still_calls.detail': {
    one: '{count} anrop avvisades, det senaste {when}. Stäng av provisioneringen där.',
    other: '{count} anrop avvisades, det senaste {when}. Stäng av provisioneringen där.',
  },
  'attention.retired_still_calls.action': 'Se vad som ska göras',
} as const;
