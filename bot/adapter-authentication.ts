import { ConfigurationBotFrameworkAuthentication, StatusCodes } from 'botbuilder';
import type { Activity, ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
} from 'botframework-connector';
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

/** The bot as the SDK names itself to the channel. */
export const ownIdentity = (appId: string): ClaimsIdentity =>
  new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);

/**
 * The SDK builds two HTTP clients for every turn. Gavel sends through `outbound` alone, so that one idle
 * pair serves all turns.
 */
const idleClients = (authentication: ConfigurationBotFrameworkAuthentication, appId: string) => {
  const identity = ownIdentity(appId);
  const connector = authentication
    .createConnectorFactory(identity)
    .create('https://api.botframework.com', '');
  const tokens = authentication.createUserTokenClient(identity);
  authentication.createUserTokenClient = () => tokens;
  return { create: () => connector };
};

/**
 * The SDK's authentication, made strict (botbuilder 4.23.3): it lets an activity without `serviceUrl` skip
 * the check of that claim, has laxer rules for channels other than Teams, and answers 500 where a token
 * is broken.
 */
export const strictAuthentication = (
  settings: Settings,
  override?: TrustOverride,
): ConfigurationBotFrameworkAuthentication => {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...optionsOf(settings), ...override?.options },
    override?.credentials,
  );
  const connectorFactory = idleClients(authentication, settings.app?.appId ?? '');
  const lenient = authentication.authenticateRequest.bind(authentication);
  authentication.authenticateRequest = async (activity: Activity, header: string) => {
    if (!activity.serviceUrl) throw unauthorized('serviceUrl required');
    if (settings.app && activity.channelId !== 'msteams') throw unauthorized('Teams only');
    try {
      return { ...(await lenient(activity, header)), connectorFactory };
    } catch (error) {
      if (error instanceof Error && jwtErrors.has(error.name)) throw unauthorized(error.name);
      throw error;
    }
  };
  return authentication;
};
