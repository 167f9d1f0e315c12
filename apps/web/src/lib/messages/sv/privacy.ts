export const privacy = {
  'privacy.title': 'Personuppgifter',
  'privacy.detail': 'När någon frågar vad som finns sparat om dem, eller ber att bli glömd.',
  'privacy.export': 'Exportera det som finns sparat',
  'privacy.exportDetail':
    'Allt om {name} som JSON: poster, vad identitetsleverantörer har skickat, roller, anrop, granskningslogg. Att du exporterade det står i granskningsloggen.',
  'privacy.exportAction': 'Exportera',
  'privacy.exportLabel': 'Exportera {name}',
  'privacy.exportFile': 'person-{id}.json',
  'privacy.exported': 'Exporterat',
  'privacy.erase': 'Radera personen',
  'privacy.eraseDetail':
    'Tar bort {name} och det som har skickats om personen. Att något gjordes, och när, står kvar i posterna utan namnet.',
  'privacy.stillSent':
    '{directory} skickar fortfarande {name} och skulle göra det igen. Ta bort personen från applikationen där; när den är inaktiv här kan den raderas.',
  'privacy.merged': 'Den här posten har slagits samman. Radera {name}, så följer den med.',
  'privacy.eraseAction': 'Radera',
  'privacy.eraseLabel': 'Radera {name}',
  'privacy.eraseTitle': 'Radera {name}?',
  'privacy.eraseConsequences':
    'Personens poster, attribut, grupper och vägar in tas bort, och namnet tas ur alla poster. Ingen kan få tillbaka det. Om identitetsleverantören skickar personen igen är det någon ny.',
  'privacy.eraseConfirm': 'Radera person',
  'privacy.erased': '{name} är raderad',
} as const;
