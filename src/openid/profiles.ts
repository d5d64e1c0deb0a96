import type { ClientMetadata } from 'oidc-provider';
import type { OpenidClient } from './client.ts';

/** The FTN's name of two elements of different kinds (Traficom 213/2023; eIDAS substantial). */
export const ftnLoa2 = 'http://ftn.ficora.fi/2017/loa2';

/** What the profile of a client adds to its registration. */
export function requirementsOf({ profile, auth }: OpenidClient): Partial<ClientMetadata> {
  switch (profile) {
    case 'standard':
      return {};
    // FAPI 2.0 Security Profile §5.3.2: requests pushed, tokens bound to the sender. The library's profile alone asks for neither.
    case 'fapi2':
      return {
        require_pushed_authorization_requests: true,
        ...(auth.is === 'tls' ? { tls_client_certificate_bound_access_tokens: true } : { dpop_bound_access_tokens: true }),
      };
    // Who asks must be certain, and a third party learns no number that another party knows as well.
    case 'ftn':
      return { require_signed_request_object: true, subject_type: 'pairwise' };
  }
}

/** What is signed for it with, where the registration says nothing (D13). */
export function signatureOf({ profile, idToken }: OpenidClient): 'ES256' | 'PS256' | 'RS256' {
  return idToken?.signed ?? (profile === 'ftn' ? 'RS256' : 'ES256');
}
