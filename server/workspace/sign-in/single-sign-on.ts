import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Config } from '#platform/config.ts'

/**
 * The company's identity provider, by OpenID Connect discovery. It is the provider `oidc`: sign in by
 * POST /api/auth/sign-in/social `{"provider":"oidc"}`; register <AERIE_URL>/api/auth/callback/oidc with the provider.
 * ID tokens are verified against the provider's keys. Who was not invited is refused, unless AERIE_OIDC_ROLE says what they become.
 */
export function singleSignOn(oidc: Config['oidc']) {
  if (!oidc) return []
  return [
    genericOAuth({
      config: [
        {
          providerId: 'oidc',
          discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
          requireIdTokenVerification: true,
          clientId: oidc.clientId,
          clientSecret: oidc.clientSecret || undefined,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          disableSignUp: oidc.role === null,
          mapProfileToUser: (profile) => ({ name: profile.name || profile.email || 'Without a name' }),
        },
      ],
    }),
  ]
}
