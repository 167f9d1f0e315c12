export const moves = {
  'move.chooseTitle': 'Ersätt {name}',
  'move.chooseLead':
    'En annan identitetsleverantör tar dess plats, utan att någon förlorar åtkomsten på vägen. Du ser vilka som finns i båda, ger de nya grupperna samma roller och avvecklar {name} när du är redo.',
  'move.choose': 'Vad tar dess plats?',
  'move.chooseDetail': 'Båda får skicka samtidigt. Inget ändras förrän du säger till.',
  'move.candidatePeople': { one: '{count} person', other: '{count} personer' },
  'move.none': 'Anslut först den nya identitetsleverantören',
  'move.noneDetail':
    'Konfigurera den vid sidan av {name} och låt den skicka personer och grupper. {name} fortsätter som förut. Kom sedan tillbaka hit.',
  'move.noneAction': 'Anslut den nya',

  'move.title': 'Från {from} till {to}',
  'move.lead':
    '{from} är som den är tills du avvecklar den i det sista steget. Lämna sidan när du vill: alla administratörer ser det som görs här.',
  'move.from': 'Gammal',
  'move.to': 'Ny',
  'move.lastCall': 'senaste anrop {when}',
  'move.neverCalled': 'har inte anropat än',
  'move.started': 'Påbörjat av {name} {when}',
  'move.stop': 'Sluta ersätta {from}',
  'move.stopTitle': 'Sluta ersätta {from}?',
  'move.stopDetail':
    'Båda anslutningarna är kvar, och ingens åtkomst ändras. Personer som du har bekräftat och roller som du har kopierat är också kvar: var och en kan ångras på personens sida, eller under Sparade ändringar.',
  'move.stopAction': 'Sluta',
  'move.stopped': 'Båda anslutningarna är som de är',

  'move.bar': 'Personer i {from}',
  'move.bar.matched': { one: '{count} finns även i {to}', other: '{count} finns även i {to}' },
  'move.bar.confirm': { one: '{count} att bekräfta', other: '{count} att bekräfta' },
  'move.bar.losing': { one: '{count} bara i {from}', other: '{count} bara i {from}' },
  'move.bar.other': { one: '{count} berörs inte', other: '{count} berörs inte' },

  'move.people': 'Hitta alla i {to}',
  'move.peopleDone': 'Alla med åtkomst finns i {to}',
  'move.peopleDetail':
    'Den som har samma e-postadress är samma person: roll, låsning och historik är kvar. De som {to} skickar senare hittas när de kommer.',
  'move.tabs': 'Personer',
  'move.tab.matched': 'I båda',
  'move.tab.confirm': 'Att bekräfta',
  'move.tab.losing': 'Bara i {from}',
  'move.tab.new': 'Nya i {to}',
  'move.tab.other': 'Berörs inte',
  'move.search': 'Sök personer',
  'move.empty.matched': 'Ingen finns i båda än',
  'move.empty.matchedDetail': 'De visas när {to} skickar dem.',
  'move.empty.confirm': 'Ingen att bekräfta',
  'move.empty.confirmDetail':
    'Här visas personer i {to} som liknar personer i {from} och ännu inte är samma person här.',
  'move.empty.losing': 'Ingen förlorar åtkomsten',
  'move.empty.losingDetail': 'Alla som har åtkomst genom {from} har den även genom något annat.',
  'move.empty.new': 'Ingen är ny i {to}',
  'move.empty.newDetail': 'Alla som den har skickat var kända.',
  'move.empty.other': 'Ingen',
  'move.empty.otherDetail': 'Ingen i {from} är inaktiv eller inne genom något annat.',
  'move.nothingFound': 'Ingen passar',
  'move.nothingFoundDetail': 'Pröva ett annat ord.',

  'move.by.email': 'samma adress',
  'move.by.user_name': 'samma användarnamn',
  'move.by.employee_number': 'samma anställningsnummer',
  'move.by.proven_domain': 'samma namn på två av era domäner',
  'move.by.name': 'bara samma namn',
  'move.byHand': 'bekräftat av en administratör',
  'move.pinned': 'låst',
  'move.suggestedHint': 'Är det samma person?',
  'move.ambiguousHint': 'Flera liknar varandra. Vem är det?',
  'move.inactiveHint': 'Utan åtkomst nu. Titta noga: adressen kan ha gått till någon annan.',
  'move.same': 'Samma person',
  'move.sameLabel': 'Samma person: {name} och {other}',
  'move.different': 'Två personer',
  'move.differentLabel': 'Två personer: {name} och {other}',
  'move.confirmAll': {
    one: 'Bekräfta {count} säker träff',
    other: 'Bekräfta {count} säkra träffar',
  },
  'move.confirmAllTitle': {
    one: 'Gör {count} person av två poster?',
    other: 'Gör {count} personer av två poster var?',
  },
  'move.confirmAllDetail':
    'Adress, användarnamn eller anställningsnummer säger att de är samma. Var och en behåller roll, låsning, konto och historik, och kan brytas ut igen på sin sida. Den som bara delar ett namn får du titta på själv.',
  'move.confirmAllAction': 'Bekräfta',
  'move.confirmed': { one: '{count} person bekräftad', other: '{count} personer bekräftade' },
  'move.refused': {
    one: '{count} kunde inte bekräftas',
    other: '{count} kunde inte bekräftas',
  },
  'move.dismissed': 'De förblir två personer',

  'move.because.not_pushed':
    '{to} har inte skickat {email}. Tilldela personen där, så hittas den av sig själv. Annars upphör åtkomsten.',
  'move.because.no_email':
    'Personen har ingen adress att hittas genom. Låt {from} skicka en innan {to} skickar personen, eller bekräfta den här efteråt.',
  'move.because.shared_email':
    'Någon annan har också adressen {email}, så att den inte säger vem det är. Slå samman de två, eller ge den ena en annan adress.',
  'move.because.left':
    '{to} hade personen och har raderat den. Tilldela den där igen: då visas den under ”Att bekräfta”.',
  'move.unavailable': '{to} säger att personen är inaktiv. Aktivera den där, annars upphör åtkomsten.',
  'move.lacks': '{to} skickar inte det som ni kräver av alla: {attributes}. Mappa det där.',
  'move.newWithoutEmail': {
    one: '{count} av dem kom utan adress, och kan inte hittas genom en.',
    other: '{count} av dem kom utan adress, och kan inte hittas genom en.',
  },
  'move.new': 'Kom med {to}',
  'move.elsewhere': 'Behåller åtkomsten genom något annat',
  'move.inactive': 'Har redan ingen åtkomst',

  'move.roles': 'Ge grupperna i {to} samma roller',
  'move.rolesDetail':
    'Tills {from} avvecklas har alla den högre av båda rollerna. Du ser vem som får eller förlorar en innan det sparas, och kan ångra det.',
  'move.rolesEmpty': 'Ingen grupp i {from} ger en roll',
  'move.rolesEmptyDetail': 'Det finns inget att kopiera.',
  'move.rolesCaption': 'Grupper i {from} med en roll, och grupperna i {to} som kan ge den',
  'move.inNewGroup': '{shared} av {people} är med i den',
  'move.chooseGroup': 'Grupp i {to} för {group}',
  'move.noGroup': 'Ingen',
  'move.copyLabel': 'Kopiera rollen för {group}',
  'move.copyAll': 'Alla',
  'move.copied': 'Kopierad',
  'move.differs': 'har {role} nu',
  'move.similarName': 'Namnet är bara likt',
  'move.noProposal':
    '{to} har ingen grupp med ett sådant namn. Skicka den, eller ge en annan av dess grupper rollen.',
  'move.noProposalAction': 'Grupper i {to}',
  'move.newPeopleWithValue': {
    one: '{count} person i {to} har värdet',
    other: '{count} personer i {to} har värdet',
  },
  'move.reviewRoles': { one: 'Granska {count} roll', other: 'Granska {count} roller' },
  'move.rolesAllCopied': 'Alla roller är kopierade.',

  'move.retire': 'Avveckla {from}',
  'move.retireDetail':
    'Dess token slutar gälla, och de som den har skickat räknas som inaktiva i den. Det som den har skickat kan fortfarande läsas. Detta kan inte ångras.',
  'move.retireAction': 'Avveckla {from} …',
  'move.retireTitle': 'Avveckla {from}?',
  'move.retireDo': 'Avveckla {from}',
  'move.retired': '{from} är avvecklad',
  'move.effect': 'Vad avvecklingen gör nu',
  'move.effect.unchanged': {
    one: '{count} person behåller åtkomst och roll.',
    other: '{count} personer behåller åtkomst och roll.',
  },
  'move.effect.losing': {
    one: '{count} person förlorar åtkomsten.',
    other: '{count} personer förlorar åtkomsten.',
  },
  'move.effect.losingNobody': 'Ingen förlorar åtkomsten.',
  'move.effect.changing': {
    one: '{count} person får en annan roll.',
    other: '{count} personer får en annan roll.',
  },
  'move.effect.changingNobody': 'Ingens roll ändras.',
  'move.effect.admins': 'Administratörer efteråt: {count} ({names}).',
  'move.effect.tokens': {
    one: '{count} token återkallas: {names}.',
    other: '{count} token återkallas: {names}.',
  },
  'move.effect.withheld': {
    one: 'Borttagningen av {count} person genom {from} är inte beslutad. Det ändras inte.',
    other: 'Borttagningarna av {count} personer genom {from} är inte beslutade. Det ändras inte.',
  },
  'move.effect.refused': 'Den kan inte avvecklas än',
  'move.who.losing': 'Personer som förlorar åtkomsten',
  'move.who.changing': 'Personer som får en annan roll',
  'move.acceptLoss': {
    one: 'Jag vet att {count} person förlorar åtkomsten genast',
    other: 'Jag vet att {count} personer förlorar åtkomsten genast',
  },
  'move.ownLoss': 'Du skulle förlora din egen åtkomst',
  'move.ownLossDetail':
    'Du kan inte komma tillbaka till portalen efteråt. Det kan någon som förblir administratör.',
  'move.ownLossAccept': 'Jag vet att jag förlorar min egen administratörsroll',
  'move.overtaken': 'Era identitetsleverantörer ändrade något under tiden',
  'move.overtakenDetail': 'Inget har gjorts. Detta är vad avvecklingen skulle göra nu.',
} as const;
