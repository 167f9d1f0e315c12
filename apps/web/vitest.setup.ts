import { loadPortalMessages } from '#lib/messages/translate.ts';

// As on every screen behind the sign-in.
await loadPortalMessages();
