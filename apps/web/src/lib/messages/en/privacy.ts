export const privacy = {
  'privacy.title': 'Personal data',
  'privacy.detail': 'When somebody asks what is kept about them, or asks to be forgotten.',
  'privacy.export': 'Export what is kept',
  'privacy.exportDetail':
    'Everything about {name} as JSON: entries, what identity providers sent, roles, requests, audit. That you exported it stands in the audit.',
  'privacy.exportAction': 'Export',
  'privacy.exportLabel': 'Export {name}',
  'privacy.exportFile': 'person-{id}.json',
  'privacy.exported': 'Exported',
  'privacy.erase': 'Erase this person',
  'privacy.eraseDetail':
    'Removes {name} and what was sent about them. That something was done, and when, stays in the records without their name.',
  'privacy.stillSent':
    '{directory} still sends {name} and would send them again. Remove them from the application there; when they are inactive here, they can be erased.',
  'privacy.merged': 'This entry was merged. Erase {name}, and it goes along.',
  'privacy.eraseAction': 'Erase',
  'privacy.eraseLabel': 'Erase {name}',
  'privacy.eraseTitle': 'Erase {name}?',
  'privacy.eraseConsequences':
    'Their entries, attributes, groups and ways in are removed, and their name is taken out of every record. Nobody can bring that back. If their identity provider sends them again, they are somebody new.',
  'privacy.eraseConfirm': 'Erase person',
  'privacy.erased': '{name} was erased',
} as const;
