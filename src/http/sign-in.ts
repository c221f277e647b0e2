import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { Invalid, Upstream } from '../errors.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Tenants } from '../people/tenants.ts';
import type { AppRegistration } from '../settings.ts';
import { Unauthorised } from './problem.ts';
import type { RouteRequest } from './route.ts';

/** Who asks. Without `person` it is somebody whom Gavel has never met: they may read nothing. */
export interface Caller {
  readonly tenant: string;
  readonly person?: Person;
}

/** Throws Unauthorised. */
export type SignIn = (headers: RouteRequest['headers']) => Promise<Caller>;

const callerOf = async (
  directory: Directory,
  tenant: string,
  aadObjectId: string,
): Promise<Caller> => {
  const person = await directory.byAad(tenant, aadObjectId);
  return { tenant, ...(person && { person }) };
};

/**
 * Local mode: header `X-Local-User` stands for sign-in; `X-Local-Tenant` is needed where the same person
 * is known in several tenants. Throws Invalid (`tenant-ambiguous`) then.
 */
export const localSignIn =
  (directory: Directory, tenants: Tenants): SignIn =>
  async (headers) => {
    const user = headers['x-local-user'];
    if (!user) throw new Unauthorised('sign-in');
    const named = headers['x-local-tenant'];
    if (named) return callerOf(directory, named, user);
    const callers = await Promise.all(
      (await tenants.all()).map((tenant) => callerOf(directory, tenant, user)),
    );
    const [known, ...others] = callers.filter(({ person }) => person);
    if (others.length > 0) throw new Invalid('tenant-ambiguous');
    return known ?? { tenant: '' };
  };

const claimsSchema = z.object({ tid: z.string().min(1), oid: z.string().min(1) });

/** Microsoft's signing keys, the same for all tenants. */
const entraKeys = new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys');

const bearer = (headers: RouteRequest['headers']): string => {
  const token = /^Bearer ([\w.-]+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (!token) throw new Unauthorised('sign-in');
  return token;
};

/** Microsoft did not give its keys: in time, at all, or as such (which jose has no kind of its own for). */
const isUnreachable = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  (error instanceof errors.JOSEError && error.code === errors.JOSEError.code) ||
  (error instanceof TypeError && 'cause' in error);

/**
 * Teams mode: an Entra ID token for this app (version 2, or 1 as Teams' silent sign-in still gives) of an
 * allowed tenant.
 * Source: Microsoft identity platform, "Access tokens: validate tokens".
 */
export const entraSignIn = (parts: {
  readonly directory: Directory;
  readonly app: AppRegistration;
  readonly tenants: readonly string[];
  readonly keys?: URL;
}): SignIn => {
  const { app, tenants, directory } = parts;
  const keys = createRemoteJWKSet(parts.keys ?? entraKeys);

  const verified = async (token: string): Promise<JWTPayload> => {
    const { tid } = claimsSchema.parse(decodeJwt(token));
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      audience: [app.appId, `api://${app.appId}`],
      issuer: [`https://login.microsoftonline.com/${tid}/v2.0`, `https://sts.windows.net/${tid}/`],
      requiredClaims: ['exp'],
    });
    return payload;
  };

  return async (headers) => {
    const token = bearer(headers);
    let claims: z.infer<typeof claimsSchema>;
    try {
      claims = claimsSchema.parse(await verified(token));
    } catch (error) {
      if (isUnreachable(error)) throw new Upstream('sign-in-keys', true, {}, error);
      throw new Unauthorised('sign-in', {}, error);
    }
    if (!tenants.includes(claims.tid)) throw new Unauthorised('tenant-not-allowed');
    return callerOf(directory, claims.tid, claims.oid);
  };
};
