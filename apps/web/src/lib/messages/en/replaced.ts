/** What other screens say of a connection that is, was or could be replaced. */
export const replaced = {
  'move.entry': 'Replace this connection',
  'move.entryLabel': 'Replace {name}',
  'move.backToSetup': 'Setup',

  'move.done': '{from} is retired',
  'move.doneLead': '{to} has taken its place.',
  'move.doneBy': 'Retired by {name} {when}',
  'move.doneWithout': 'What took its place has been removed since.',
  'move.doneTurnOff': 'Turn provisioning off in {from}',
  'move.doneTurnOffDetail':
    'Whatever it still sends is refused, and shows under Activity. It may otherwise go on trying, and report errors to you.',
  'move.doneStillCalls': {
    one: '{from} still calls: {count} refused request in the last 24 hours',
    other: '{from} still calls: {count} refused requests in the last 24 hours',
  },
  'move.doneRead': 'What stays to be read',
  'move.doneGroups': 'Its groups, and the roles that they gave',
  'move.donePeople': 'Its people',
  'move.doneActivity': 'What it sent',
  'move.doneAudit': 'What was done to it',
  'move.retiredBadge': 'Retired',
  'move.movingBadge': 'Being replaced by {to}',
  'move.replacedBy': 'Replaced by {to}, {when}',
  'move.retiredWhen': 'Retired {when}',

  'move.possible': '{from} and {to} bring the same people',
  'move.possibleDetail':
    'Are you changing from one to the other? See who is in both before you switch anything off.',
  'move.possibleAction': 'Compare them',

  'attention.directory_move': '{name} takes the place of {directory}',
  'attention.directory_move.detail': 'Started {when}. {directory} stays as it is until you retire it.',
  'attention.directory_move.action': 'Go on',
  'attention.retired_still_calls': '{directory} is retired and still calls',
  'attention.retired_still_calls.detail': {
    one: '{count} request was refused, the last {when}. Turn provisioning off there.',
    other: '{count} requests were refused, the last {when}. Turn provisioning off there.',
  },
  'attention.retired_still_calls.action': 'See what to do',
} as const;
