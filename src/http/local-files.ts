import type { ApiServices } from './api.ts';
import { documentRoutes } from './documents.ts';
import { packRoutes } from './pack.ts';
import type { Route } from './route.ts';
import type { SignIn } from './sign-in.ts';

const ROOT = '/local/files';

/** Where local mode keeps a file for somebody; `path` as below `/api/v1`. */
export const localFilePath = (tenant: string, aadObjectId: string, path: string): string =>
  `${ROOT}/${encodeURIComponent(tenant)}/${encodeURIComponent(aadObjectId)}${path}`;

/**
 * Local mode: documents behind links, since a browser that follows one sends no header that says who asks.
 * What they may read is decided as everywhere.
 */
export const localFileRoutes = (services: ApiServices, signIn: SignIn): readonly Route[] =>
  [...documentRoutes(services), ...packRoutes(services)].map((route) => ({
    method: 'GET',
    path: `${ROOT}/:tenant/:user${route.path}`,
    handle: async (request) => {
      const { tenant = '', user = '' } = request.params;
      const caller = await signIn({ 'x-local-tenant': tenant, 'x-local-user': user });
      return route.handle(caller, request);
    },
  }));
