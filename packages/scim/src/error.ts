/** The `scimType` keywords of RFC 7644 section 3.12 and, the last three, of RFC 9865 section 2. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount';

/**
 * A request that SCIM says to refuse. `detail` is a sentence for the IT admin who reads it in the IdP's
 * provisioning log, so it names the attribute and never quotes a secret.
 */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  readonly scimType: ScimType | undefined;
  readonly detail: string;
  /** HTTP status: 409 for `uniqueness`, otherwise 400, unless given. */
  readonly status: number;

  constructor(scimType: ScimType | undefined, detail: string, status?: number) {
    // It may quote what was sent, and is logged and stored: only text that every database takes.
    const storableDetail = detail.toWellFormed().replaceAll('\u0000', '\uFFFD');
    super(storableDetail);
    this.scimType = scimType;
    this.detail = storableDetail;
    this.status = status ?? (scimType === 'uniqueness' ? 409 : 400);
  }
}

export interface ErrorDocument {
  readonly schemas: readonly ['urn:ietf:params:scim:api:messages:2.0:Error'];
  /** Text, not a number: RFC 7644 section 3.12 and Okta's conformance test insist. */
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
}

/** The body of every answer that is not a success (RFC 7644 section 3.12). */
export function errorDocument(error: {
  status: number;
  scimType?: ScimType | undefined;
  detail: string;
}): ErrorDocument {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(error.status),
    ...(error.scimType && { scimType: error.scimType }),
    detail: error.detail,
  };
}
