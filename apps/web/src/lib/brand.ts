import { brand as shared } from '@rollcall/access';

/** The brand as the portal shows it. */
export const brand = { ...shared, logoUrl: '/favicon.svg' };
