export const support = {
  'support.title': 'Organisationer',
  'support.lead': 'De sämsta först. För att öppna en krävs ett skäl, som kunden kan läsa.',
  'support.caption': 'Organisationer i den här installationen',
  'support.search': 'Sök på namn, slug, domän, e-post, leverantörs-id eller token-id',
  'support.column.organization': 'Organisation',
  'support.column.health': 'Hälsa',
  'support.column.people': 'Personer',
  'support.column.admins': 'Administratörer',
  'support.column.last': 'Senaste anrop',
  'support.column.connections': 'Anslutningar',
  'support.states': 'Organisationer efter tillstånd',
  'support.state.failing': 'Misslyckas',
  'support.state.attention': 'Väntar på någon',
  'support.state.quiet': 'Tyst',
  'support.state.not_connected': 'Inte ansluten',
  'support.state.working': 'Bra',
  'support.why.failing': {
    one: '{count} anslutning misslyckas',
    other: '{count} anslutningar misslyckas',
  },
  'support.why.quarantined': {
    one: '{count} anslutning har misslyckats i ett dygn: Entra ID har den troligen i karantän',
    other: '{count} anslutningar har misslyckats i ett dygn: Entra ID har dem troligen i karantän',
  },
  'support.why.no_admin': 'Ingen administrerar den',
  'support.why.pending_removals': {
    one: 'Borttagningen av {count} person väntar på ett beslut',
    other: 'Borttagningen av {count} personer väntar på ett beslut',
  },
  'support.why.lockout_hold': {
    one: '{count} person behåller en roll, eftersom ingen annan administrerar',
    other: '{count} personer behåller en roll, eftersom ingen annan administrerar',
  },
  'support.why.no_live_token': {
    one: '{count} anslutning saknar en token som fungerar',
    other: '{count} anslutningar saknar en token som fungerar',
  },
  'support.why.quiet': {
    one: '{count} anslutning har inte anropat på två timmar',
    other: '{count} anslutningar har inte anropat på två timmar',
  },
  'support.open': 'Öppna {name}',
  'support.empty': 'Inga organisationer än',
  'support.emptyDetail': 'De skapas på kommandoraden: rollcall organization create.',
  'support.nothingFound': 'Ingen organisation matchar',
  'support.nothingFoundDetail':
    'Sökningen tar namn, slugar, domäner, hela e-postadresser, leverantörs-id:n och token-id:n.',
  'support.openTitle': 'Öppna {name}',
  'support.step.open':
    'Du får se det som administratörerna för {name} ser och kan handla åt dem. Allt du gör skrivs i deras granskningslogg med det här skälet.',
  'support.step.ask':
    '{name} har stängt av supportåtkomsten. Administratörerna får veta det per e-post och i portalen; godkänner någon av dem har du en timme. En konfigurationslänk från dem behöver inget godkännande.',
  'support.step.wait':
    'Administratörerna för {name} har fått frågan. Du får ett mejl när någon svarar, och rutan visar det.',
  'support.step.use_approval':
    'En administratör för {name} släpper in dig, en timme från att du öppnar första gången. Allt du gör skrivs i deras granskningslogg med det här skälet.',
  'support.askAction': 'Be om godkännande',
  'support.asked': 'Administratörerna för {name} har fått frågan',
  'support.askedAt': 'Frågade',
  'support.approvedBy': 'Godkänd av',
  'support.waitsUntil': 'Väntar till',
  'support.useUntil': 'Kan användas till',
  'support.refusedBy': '{name} nekade din senaste förfrågan',
  'support.refusedDetail': 'Där stod: ”{reason}” Tala med dem innan du frågar igen.',
  'support.reason': 'Skäl',
  'support.reasonHint':
    'Organisationens administratörer läser det. Ett ärendenummer och några ord räcker bra.',
  'support.reasonMissing': 'Ange varför. Kunden läser det.',
  'support.openAction': 'Öppna organisation',
} as const;
