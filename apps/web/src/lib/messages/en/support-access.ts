/** What a customer decides about support. */
export const supportAccess = {
  'supportAccess.title': 'Support access',
  'supportAccess.lead':
    'Who of support was in this organization, and whether they may come in. Everything that they do is in your audit.',
  'supportAccess.setting': 'Support may open this organization',
  'supportAccess.settingHint':
    'When this is switched off, whoever of support is in leaves at once. Setup links go on working: revoke those that should not.',
  'supportAccess.on': 'On: with a reason that you can read',
  'supportAccess.off': 'Off: only after an admin approved it',
  'supportAccess.save': 'Save support access',
  'supportAccess.switchedOn': 'Support access is on',
  'supportAccess.switchedOff': 'Support access is off',
  'supportAccess.switchedOffEnded': {
    one: 'Support access is off. {count} person of support was shown out.',
    other: 'Support access is off. {count} people of support were shown out.',
  },
  'supportAccess.byCustomer': 'An admin of the organization decides this.',

  'supportAccess.requests': 'Requests',
  'supportAccess.requestsDetail':
    'Support asks to be let in. An approval lets this one person in for one hour, from when they open it.',
  'supportAccess.asked': 'Asked {asked}, waits until {until}',
  'supportAccess.approvedBy': 'Approved by {name}',
  'supportAccess.approvedUntil': 'Approved by {name}. Can be used until {until}',
  'supportAccess.approve': 'Approve for one hour',
  'supportAccess.approveLabel': 'Approve for one hour: {name}',
  'supportAccess.refuse': 'Refuse',
  'supportAccess.refuseLabel': 'Refuse: {name}',
  'supportAccess.takeBack': 'Take back',
  'supportAccess.takeBackLabel': 'Take back: {name}',
  'supportAccess.approved': '{name} may come in for one hour',
  'supportAccess.refused': '{name} was refused',

  'supportAccess.accesses': 'Accesses',
  'supportAccess.seeAudit': 'What support did',
  'supportAccess.caption': 'Accesses of support, newest first',
  'supportAccess.column.who': 'Who',
  'supportAccess.column.why': 'Why',
  'supportAccess.column.opened': 'Opened',
  'supportAccess.column.state': 'State',
  'supportAccess.column.end': 'End access',
  'supportAccess.isIn': 'In, {time} left',
  'supportAccess.ended': 'Ended {when}',
  'supportAccess.end': 'End now',
  'supportAccess.endLabel': 'End now: {name}',
  'supportAccess.endTitle': 'End the access of {name}?',
  'supportAccess.endDetail': 'They are out at once. What they did stays, and stays in the audit.',
  'supportAccess.endDetailOn':
    'They are out at once, and may open the organization again with a reason while support access is on. What they did stays, and stays in the audit.',
  'supportAccess.endAction': 'End access',
  'supportAccess.endedNow': 'Access ended',
  'supportAccess.empty': 'Support has not been here',
  'supportAccess.emptyDetail':
    'Whoever of support opens this organization is listed here, with their reason.',
} as const;
