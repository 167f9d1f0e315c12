import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { SsoProblem, type SsoProblemReason } from '#domain/sso/problem.ts';

/**
 * What a failure of the protocol means to whoever signs in. The library's errors hold tokens and answers in their
 * causes, so none of them is passed on or logged: the reason and the words that may be shown are taken out.
 */
export function problemOf(error: unknown): SsoProblem {
  const own = causesOf(error).find((cause) => cause instanceof SsoProblem);
  if (own) return own;
  if (error instanceof AuthorizationResponseError) {
    return new SsoProblem('idp_refused', error.error_description ?? error.error);
  }
  if (error instanceof ResponseBodyError) return ofTokenEndpoint(error);
  if (!(error instanceof ClientError)) return new SsoProblem('bad_answer');
  switch (error.code) {
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return ofClaim(claimOf(error));
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return new SsoProblem('expired_token');
    case 'OAUTH_KEY_SELECTION_FAILED':
      return new SsoProblem('wrong_signature');
    default:
      return isAboutSignature(error)
        ? new SsoProblem('wrong_signature')
        : new SsoProblem('bad_answer', error.message);
  }
}

/** The claim's own name helps only where no page is about it. */
function ofClaim(claim: string | null): SsoProblem {
  const reason = reasonsOfClaims[claim ?? ''];
  return reason ? new SsoProblem(reason) : new SsoProblem('bad_answer', claim);
}

const reasonsOfClaims: Readonly<Record<string, SsoProblemReason>> = {
  aud: 'wrong_audience',
  azp: 'wrong_audience',
  iss: 'wrong_issuer',
  nonce: 'wrong_nonce',
};

/** RFC 6749 section 5.2. */
function ofTokenEndpoint({ error, error_description: description }: ResponseBodyError): SsoProblem {
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return new SsoProblem('client_refused', description ?? error);
  }
  return new SsoProblem('code_refused', description ?? error);
}

function claimOf(error: ClientError): string | null {
  const claims = causesOf(error).map((cause) => (cause as { claim?: unknown }).claim);
  const claim = claims.find((name) => typeof name === 'string');
  return typeof claim === 'string' ? claim : null;
}

function isAboutSignature(error: ClientError): boolean {
  return causesOf(error).some((cause) => cause instanceof Error && /signature|JWT "alg"/.test(cause.message));
}

function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  for (let cause = error; typeof cause === 'object' && cause !== null && causes.length < 6; ) {
    causes.push(cause);
    cause = (cause as { cause?: unknown }).cause;
  }
  return causes;
}
