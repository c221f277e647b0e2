import { createServer } from 'node:http';
import { PasswordServiceClientCredentialFactory } from 'botframework-connector';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import type { TrustOverride } from '../../bot/adapter-authentication.ts';

export const appId = '11111111-2222-3333-4444-555555555555';
const issuer = 'https://issuer.test';

/** What a channel's token may deviate in. */
export interface TokenChanges {
  readonly claims?: JWTPayload;
  readonly notBefore?: number | string;
  readonly expires?: number | string;
  /** Signed by a key that the provider does not publish, under the published key's id. */
  readonly forged?: boolean;
  /** Signed symmetrically, with the public key as the secret. */
  readonly symmetric?: boolean;
}

export interface IdentityProvider extends AsyncDisposable {
  readonly trust: TrustOverride;
  readonly jwks: URL;
  token(serviceUrl: string, changes?: TokenChanges): Promise<string>;
}

/** OpenID metadata and keys on a free port, and the tokens signed with them. */
export const startIdentityProvider = async (): Promise<IdentityProvider> => {
  const [real, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = {
    ...(await exportJWK(real.publicKey)),
    kid: 'key-1',
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const keys = request.url === '/keys';
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${origin}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  return {
    jwks: new URL(`${origin}/keys`),
    trust: {
      credentials: new PasswordServiceClientCredentialFactory(appId, 'secret', 'harbour'),
      // One of these replaces all of Microsoft's own, so all must be given.
      options: {
        ToChannelFromBotLoginUrl: `${origin}/login`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: issuer,
        ToBotFromChannelOpenIdMetadataUrl: `${origin}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${origin}/openid`,
        OAuthUrl: origin,
        CallerId: 'urn:botframework:azure',
      },
    },
    token: (serviceUrl, { claims, notBefore = '-1m', expires = '5m', forged, symmetric } = {}) => {
      const jwt = new SignJWT({ serviceurl: serviceUrl, ...claims })
        .setProtectedHeader({ alg: symmetric ? 'HS256' : 'RS256', kid: 'key-1' })
        .setIssuer(claims?.iss ?? issuer)
        .setAudience(claims?.aud ?? appId)
        .setNotBefore(notBefore)
        .setExpirationTime(expires);
      if (symmetric) return jwt.sign(new TextEncoder().encode(String(jwk.n)));
      return jwt.sign(forged ? other.privateKey : real.privateKey);
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
