import { z } from 'zod';

const text = z.string().max(20_000);
const common = {
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  // No extension is asked for, so nothing that one says is looked at.
  clientExtensionResults: z.custom<object>((value) => typeof value === 'object').transform(() => ({})),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
};

/** As browsers give it (WebAuthn Level 3, section 5.1), so far as it is looked at; the library checks the rest. */
export const authenticationResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

export const registrationResponse = z.object({
  ...common,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
