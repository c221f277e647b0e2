import { ConfigurationBotFrameworkAuthentication, StatusCodes } from 'botbuilder';
import type { Activity, ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Settings } from '../src/settings.ts';

const jwtErrors = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

const unauthorized = (reason: string): AuthenticationError =>
  new AuthenticationError(reason, StatusCodes.UNAUTHORIZED);

const optionsOf = ({ app }: Settings): ConfigurationBotFrameworkAuthenticationOptions =>
  app === undefined
    ? {}
    : {
        MicrosoftAppId: app.appId,
        MicrosoftAppTenantId: app.tenantId,
        MicrosoftAppType: app.type,
        ...(app.password !== undefined && { MicrosoftAppPassword: app.password }),
      };

/** Replaces Microsoft's issuers and keys with others: another cloud, or a test's own. */
export interface TrustOverride {
  readonly options: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials: ServiceClientCredentialsFactory;
}

/**
 * The SDK's authentication, made strict: it lets an activity without `serviceUrl` skip the check of
 * that claim, and answers 500 where a token is broken (botbuilder 4.23.3).
 */
export const strictAuthentication = (
  settings: Settings,
  override?: TrustOverride,
): ConfigurationBotFrameworkAuthentication => {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...optionsOf(settings), ...override?.options },
    override?.credentials,
  );
  const lenient = authentication.authenticateRequest.bind(authentication);
  authentication.authenticateRequest = async (activity: Activity, header: string) => {
    if (!activity.serviceUrl) throw unauthorized('serviceUrl required');
    try {
      return await lenient(activity, header);
    } catch (error) {
      if (error instanceof Error && jwtErrors.has(error.name)) throw unauthorized(error.name);
      throw error;
    }
  };
  return authentication;
};
