export const support = {
  'support.title': 'Organisationer',
  'support.lead': 'För att öppna en krävs ett skäl, som kunden kan läsa.',
  'support.caption': 'Organisationer i den här installationen',
  'support.search': 'Sök på namn, slug, domän, e-post, leverantörs-id eller token-id',
  'support.column.organization': 'Organisation',
  'support.column.health': 'Hälsa',
  'support.column.people': 'Personer',
  'support.column.admins': 'Administratörer',
  'support.column.last': 'Senaste anrop',
  'support.column.failures': 'Misslyckade, 24 tim',
  'support.open': 'Öppna {name}',
  'support.empty': 'Inga organisationer än',
  'support.emptyDetail': 'De skapas på kommandoraden: rollcall organization create.',
  'support.nothingFound': 'Ingen organisation matchar',
  'support.nothingFoundDetail':
    'Sökningen tar namn, slugar, domäner, hela e-postadresser, leverantörs-id:n och token-id:n.',
  'support.openTitle': 'Öppna {name}',
  'support.openDetail':
    'Du får se det som dess administratörer ser och kan handla åt dem. Allt du gör skrivs i deras granskningslogg med det här skälet.',
  'support.reason': 'Skäl',
  'support.reasonHint':
    'Organisationens administratörer läser det. Ett ärendenummer och några ord räcker bra.',
  'support.reasonMissing': 'Ange varför. Kunden läser det.',
  'support.openAction': 'Öppna organisation',
} as const;
