/**
 * What the vendor that runs this installation calls it. One object, so that it can come from the server's
 * configuration without any screen knowing. The accents must keep 4.5:1 with white.
 */
export const brand = {
  productName: 'Rollcall',
  logoUrl: '/favicon.svg',
  accent: { light: '#2a5bd7', dark: '#3b6cf0' },
};
