/** Why a sign-in through an organization's IdP did not succeed. The portal has a page for each. */
export const ssoProblemReasons = [
  // The organization has no single sign-on that is on.
  'off',
  // What the browser brought back is not what it left with.
  'no_attempt',
  'changed_state',
  'used_attempt',
  // What the IdP said.
  'unreachable',
  'idp_refused',
  'client_refused',
  'code_refused',
  'wrong_audience',
  'wrong_issuer',
  'expired_token',
  'wrong_nonce',
  'wrong_signature',
  'wrong_tenant',
  'wrong_hosted_domain',
  'bad_answer',
  // What is wrong here: the detail is the whole sentence.
  'unavailable',
  // Whom it spoke of.
  'email_missing',
  'email_not_verified',
  'not_provisioned',
  'deactivated',
  'ambiguous',
  'other_subject',
] as const;

export type SsoProblemReason = (typeof ssoProblemReasons)[number];

/** `detail` is shown: the IdP's own words, an address, a value. It never holds a token or a secret. */
export class SsoProblem extends Error {
  readonly reason: SsoProblemReason;
  readonly detail: string | null;

  constructor(reason: SsoProblemReason, detail: string | null = null, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.name = 'SsoProblem';
    this.reason = reason;
    this.detail = detail?.slice(0, 300) ?? null;
  }
}
