/** The languages of the portal and of its mails. What the endpoint answers is English: it stands in the logs of IdPs. */
export const languages = ['en', 'sv'] as const;

export type Language = (typeof languages)[number];
