import { PasswordServiceClientCredentialFactory } from 'botframework-connector';
import { z } from 'zod';
import type { TrustOverride } from '../../../bot/adapter-authentication.ts';
import { appId } from '../../helpers/identity-provider.ts';

const argument = z.record(z.string(), z.string());

/**
 * The benchmark's own issuer, as the parent process named it; none: no tokens are asked for. Nothing is
 * signed on the way out: that would measure the token's issuer.
 */
export const trustFrom = (json: string | undefined): TrustOverride | undefined => {
  if (!json) return undefined;
  const credentials = new PasswordServiceClientCredentialFactory(appId, 'secret', 'bench');
  credentials.createCredentials = async () => ({ signRequest: async (request) => request });
  return { options: argument.parse(JSON.parse(json)), credentials };
};
