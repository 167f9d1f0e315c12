/** Why somebody has a role. Names of groups are as they were when it was decided. */
export const roleReasons = {
  'reason.override': 'Set by support',
  'reason.pin': 'Pinned by an admin',
  'reason.lockout_hold': 'Kept, since nobody else could administer',
  'reason.group': 'In {group}',
  'reason.groupOf': 'In {group} of {directory}',
  'reason.groupGone': 'In a group that is gone',
  'reason.attribute': '{attribute} is {value}',
  'reason.attributeOf': '{attribute} is {value} in {directory}',
  'reason.default': 'Default: in no mapped group',
  'reason.kind.override': 'Set by support',
  'reason.kind.pin': 'Pinned',
  'reason.kind.lockout_hold': 'Lockout hold',
  'reason.kind.group': 'Group',
  'reason.kind.attribute': 'Attribute',
  'reason.kind.default': 'Default',

  'source.invitation': 'Invitation',
  'source.just_in_time': 'First sign-in',
  'source.import': 'Import',
  'source.inactive': '{directory} (inactive)',
} as const;
