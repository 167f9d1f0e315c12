/** The frame of the public guides. The guides themselves are documents, in features/guides. */
export const docs = {
  'docs.title': 'Guider till {product}',
  'docs.lead':
    'Så ansluter du din identitetsleverantör, steg för steg. Logga in för att se dem med dina egna värden.',
  'docs.openPortal': 'Öppna portalen',
  'docs.all': 'Alla guider',
  'docs.print': 'Skriv ut',
  'docs.size': {
    one: '{count} steg, ungefär {minutes} minuter',
    other: '{count} steg, ungefär {minutes} minuter',
  },
  'docs.minutes': { one: 'ungefär {count} minut', other: 'ungefär {count} minuter' },
  'docs.linkToStep': 'Länk till det här steget: {title}',
  'docs.problems': 'Vad som kan gå fel här',
  'docs.sources': 'Skrivet efter:',
} as const;
