export const overview = {
  'overview.title': 'Översikt',
  'overview.attention': 'Väntar på dig',
  'overview.allGood': 'Inget väntar på dig',
  'overview.allGoodDetail': 'Rollerna följer era grupper. Listan fylls när något bör ses över.',
  'overview.connections': 'Anslutningar',
  'overview.addConnection': 'Lägg till en anslutning',
  'overview.people': 'Personer',
  'overview.peopleDetail': { one: '{count} är aktiv', other: '{count} är aktiva' },
  'overview.administering': 'Kan administrera',
  'overview.administeringDetail': 'genom grupper, låsta roller eller supporten',
  'overview.leavingAdministration': {
    one: '{count} till håller på att tas bort',
    other: '{count} till håller på att tas bort',
  },
  'overview.groups': 'Grupper',
  'overview.groupsAllMapped': 'ingen grupp väntar på en roll',
  'overview.groupsUnmapped': {
    one: '{count} har ingen roll än',
    other: '{count} har ingen roll än',
  },
  'overview.noGroups': 'inga har skickats än',
  'overview.changesToday': 'Ändringar, senaste dygnet',
  'overview.failuresToday': { one: '{count} misslyckades', other: '{count} misslyckades' },
  'overview.noFailures': 'ingen misslyckades',
  'overview.chart': 'Senaste dygnet',
  'overview.chartDetail':
    'Ändringar som din identitetsleverantör skickade, och anrop som misslyckades, per timme',
  'overview.chartChanges': 'Ändringar',
  'overview.chartFailures': 'Misslyckade',
  'overview.chartHour': 'Timme',
  'overview.chartEmpty': 'Inget har skickats det senaste dygnet.',

  'overview.sentNever': 'Har inte anropat än',
  'overview.sentNothing': 'Inget nytt det senaste dygnet, senaste anropet {when}',
  'overview.sentChanges': {
    one: 'Skickade {count} ändring det senaste dygnet, senaste anropet {when}',
    other: 'Skickade {count} ändringar det senaste dygnet, senaste anropet {when}',
  },
  'overview.connectionFailures': {
    one: '{count} anrop misslyckades det senaste dygnet',
    other: '{count} anrop misslyckades det senaste dygnet',
  },
  'overview.connectionUsers': { one: '{count} person', other: '{count} personer' },
  'overview.connectionGroups': { one: '{count} grupp', other: '{count} grupper' },

  'attention.no_admin': 'Ingen administrerar den här organisationen',
  'attention.no_admin.detail':
    'Ingen i den kommer in här. Lås någons roll till administratör, eller bjud in en.',
  'attention.no_admin.action': 'Gå till personer',
  'attention.no_directory': 'Ingen identitetsleverantör är ansluten',
  'attention.no_directory.detail':
    'Roller kan följa era grupper när Entra ID, Okta eller en annan leverantör skickar dem.',
  'attention.no_directory.action': 'Anslut en',
  'attention.never_connected': '{directory} har aldrig anropat',
  'attention.never_connected.detail': 'Gör klart stegen i dess guide och testa sedan anslutningen där.',
  'attention.never_connected.action': 'Öppna guiden',
  'attention.directory_suspended': 'Supporten har stoppat {directory}',
  'attention.directory_suspended.detail':
    '{when}. Inget tas emot från den förrän supporten släpper på den igen. Ingens åtkomst har ändrats.',
  'attention.directory_suspended.action': 'Se varför',
  'attention.quarantined': 'Entra ID har satt {directory} i karantän',
  'attention.quarantined.detail':
    'Det försöker högst en gång om dagen, och den {day} ({left}) stänger det av provisioneringen. Rätta det som avvisas och tryck sedan på ”Restart provisioning” i Entra ID.',
  'attention.quarantined.action': 'Se vad som misslyckades',
  'attention.overdue': '{directory} är försenad',
  'attention.overdue.detail':
    'Normalt går det {span} mellan gångerna, senast hörd {when}. Se i dess egna inställningar om provisioneringen är på.',
  'attention.overdue.action': 'Se hur den mår',
  'attention.failing': '{directory} misslyckas',
  'attention.failing.detail': {
    one: '{count} anrop misslyckades. Entra ID och andra slutar skicka efter för många misslyckanden.',
    other: '{count} anrop misslyckades. Entra ID och andra slutar skicka efter för många misslyckanden.',
  },
  'attention.failing.action': 'Se vad som misslyckades',
  'attention.token_expiring': 'Token ”{name}” för {directory} upphör att gälla {when}',
  'attention.token_expiring.detail': 'Skapa nästa nu. Båda fungerar tills du återkallar den gamla.',
  'attention.token_expiring.action': 'Skapa nästa token',
  'attention.next_token':
    '”{next}” är klar. Den används så snart den står i inställningarna för {directory}.',
  'attention.next_token.action': 'Slutför bytet',
  'attention.token_expired': 'Token ”{name}” för {directory} har upphört att gälla',
  'attention.token_expired.detail': '{directory} är utestängd tills den får en ny token.',
  'attention.token_revoked': '{directory} har ingen token som fungerar',
  'attention.token_revoked.detail':
    'Den sista, ”{name}”, återkallades {when}. {directory} är utestängd tills den får en ny.',
  'attention.token_expired.action': 'Skapa en token',
  'attention.authentication_failures': '{directory} anropar med en token som inte fungerar',
  'attention.authentication_failures.detail': {
    one: '{count} försök, senast {when}. Klistra in en giltig token i dess inställningar.',
    other: '{count} försök, senast {when}. Klistra in en giltig token i dess inställningar.',
  },
  'attention.authentication_failures.action': 'Se försöken',
  'attention.unmapped_group': '”{group}” har ingen roll',
  'attention.unmapped_group.detail': {
    one: '{count} person från {directory} är med i den. Den ändrar ingens roll än.',
    other: '{count} personer från {directory} är med i den. Den ändrar ingens roll än.',
  },
  'attention.unmapped_group.action': 'Ge den en roll',
  'attention.no_groups': '{directory} skickar personer men inga grupper',
  'attention.no_groups.detail': 'Alla får standardrollen tills grupper kommer.',
  'attention.no_groups.action': 'Så skickas grupper',
  'attention.lockout_hold': '{name} behåller en roll som grupperna inte längre ger',
  'attention.lockout_hold.detail':
    'Ingen annan kunde administrera organisationen. Det upphör av sig självt när det finns en annan aktiv administratör.',
  'attention.lockout_hold.action': 'Se varför',
  'attention.pending_removals': {
    one: 'Borttagningen av {count} person väntar på dig',
    other: 'Borttagningen av {count} personer väntar på dig',
  },
  'attention.pending_removals.detail':
    'Din identitetsleverantör tog bort ovanligt många inom en timme. Om ingen beslutar träder det i kraft {when}.',
  'attention.pending_removals.action': 'Besluta',
  'attention.support_request': '{name} från supporten ber att få komma in',
  'attention.support_request.detail': 'Supportåtkomsten är av. Förfrågan upphör {when} om ingen svarar.',
  'attention.support_request.action': 'Svara',
  'attention.role_override': 'Supporten har satt rollen för {name}',
  'attention.role_override.detail':
    'Det upphör av sig självt {when}. Sedan avgör låsta roller och grupper igen.',
  'attention.role_override.action': 'Se varför',
  'attention.pin_ending': 'Den låsta rollen för {name} upphör snart',
  'attention.pin_ending.detail': 'Den upphör av sig själv {when}. Sedan avgör grupperna igen.',
  'attention.pin_ending.action': 'Visa',
  'attention.incomplete_members': {
    one: '{count} person har ingen åtkomst, eftersom ett obligatoriskt attribut saknas',
    other: '{count} personer har ingen åtkomst, eftersom obligatoriska attribut saknas',
  },
  'attention.incomplete_members.detail':
    'Mappa det som saknas i din identitetsleverantör. Åtkomsten kommer med dess nästa cykel.',
  'attention.incomplete_members.action': 'Se vilka',
  'attention.domain_record_missing': 'DNS-posten för {name} är borta',
  'attention.domain_record_missing.detail': 'Publicera den igen, annars förloras domänen {when}.',
  'attention.domain_lost': 'Domänen {name} är förlorad',
  'attention.domain_lost.detail':
    'Dess DNS-post var borta i en vecka. Personer på {name} leds inte längre till din organisation när de loggar in.',
  'attention.domain.action': 'Se posten',
  'attention.possible_duplicate': {
    one: '{count} par av personer kan vara samma person',
    other: '{count} par av personer kan vara samma person',
  },
  'attention.possible_duplicate.detail':
    'De delar en adress eller ett användarnamn. Slå samman dem eller håll dem åtskilda.',
  'attention.possible_duplicate.action': 'Jämför dem',
} as const;
