/** The frame of the public guides. The guides themselves are documents, in features/guides. */
export const docs = {
  'docs.title': '{product} guides',
  'docs.lead':
    'How to connect your identity provider, step by step. Sign in to see them with your own values.',
  'docs.openPortal': 'Open the portal',
  'docs.all': 'All guides',
  'docs.print': 'Print',
  'docs.size': {
    one: '{count} step, about {minutes} minutes',
    other: '{count} steps, about {minutes} minutes',
  },
  'docs.minutes': { one: 'about {count} minute', other: 'about {count} minutes' },
  'docs.linkToStep': 'Link to this step: {title}',
  'docs.problems': 'What can go wrong here',
  'docs.sources': 'Written from:',
} as const;
