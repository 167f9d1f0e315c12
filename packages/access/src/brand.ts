/**
 * What the vendor that runs this installation calls it: in the portal, and in mails. The accents must keep 4.5:1 with
 * white.
 */
export const brand = {
  productName: 'Rollcall',
  accent: { light: '#2a5bd7', dark: '#3b6cf0' },
};
