export const breakGlass = {
  'breakGlass.title': 'Nödöppna {name}',
  'breakGlass.detail':
    'Ingen administrerar {name}, och supportåtkomsten är avstängd, så ingen kan släppa in dig. Två chefer i supporten kan låta skicka en länk till en av deras adresser som gör innehavaren till administratör. Alla tidigare administratörer och it-brevlådan får veta det genast och kan avbryta i en timme.',
  'breakGlass.managersAlone': 'Bara chefer i supporten gör det här: en ber om det, en annan bekräftar.',
  'breakGlass.email': 'Adress',
  'breakGlass.emailHint':
    'På en domän som organisationen har verifierat. Den som identitetsleverantören har inaktiverat kan inte använda länken.',
  'breakGlass.emailMissing': 'Ange en e-postadress.',
  'breakGlass.askAction': 'Be en annan chef',
  'breakGlass.asked': 'Nu måste en annan chef bekräfta',
  'breakGlass.requestedBy': 'Begärt av',
  'breakGlass.sendAfter': 'Länken skickas',
  'breakGlass.waitsForAnother': 'Du har bett om det. En annan chef i supporten måste bekräfta.',
  'breakGlass.waitsForYou':
    'Kontrollera att adressen tillhör någon som får sköta organisationen. Bekräftar du får alla veta det genast, och länken skickas en timme senare.',
  'breakGlass.waitsAnHour': 'Alla har fått veta det. Tills länken skickas kan det avbrytas.',
  'breakGlass.confirm': 'Bekräfta',
  'breakGlass.confirmed': 'Bekräftat, och alla har fått veta',
  'breakGlass.cancel': 'Avbryt det',
  'breakGlass.cancelled': 'Avbrutet',
  'breakGlass.cancelledDetail':
    'Ingen länk skickas. Berätta för resten av er it-avdelning och tala med supporten.',
  'breakGlass.cancelTitle': 'Avbryta supportens länk?',
  'breakGlass.cancelDetail':
    'Supporten ska skicka en länk till någon som gör personen till administratör i er organisation. Är det fel, avbryt det.',
  'breakGlass.cancelFailed': 'Det gick inte att avbryta',
} as const;
