/** What stands around every screen of an organization. */
export const frame = {
  'leaving.label': 'Du är på väg ut',
  'leaving.title': 'Din identitetsleverantör har tagit bort dig',
  'leaving.access':
    'Du kan se allt men inte ändra något. Din åtkomst upphör {when}, om inte en annan administratör behåller dig.',
  'leaving.administration':
    'Du kan se allt men inte ändra något. Du är inte längre administratör {when}, om inte en annan administratör behåller dig.',

  'setupFrame.label': 'Konfigurationslänk',
  'setupFrame.scim': 'Anslut provisionering för {organization}',
  'setupFrame.sso': 'Konfigurera enkel inloggning för {organization}',
  'setupFrame.domain': 'Verifiera domäner för {organization}',
  'setupFrame.timeLeft': '{time} kvar',
  'setupFrame.leave': 'Lämna',
  'setupFrame.places': 'Vad länken är till för',
  'setupFrame.mapped':
    'Det här gör en administratör i organisationen. När personer och grupper har kommit är du klar.',
  'suspension.title': '{by} på supporten stoppade {name} {when}',
  'suspension.reason': 'Skäl: {reason}',
  'suspension.detail':
    'Dess token avvisas, och inget tas emot från den. Ingens åtkomst har ändrats. Be supporten att släppa på den igen.',

  'setup.title': 'Konfiguration',
  'guide.missing': 'Den här anslutningen finns inte här',
} as const;
