import { CloudAdapter } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Address, Content, Outbound } from '../src/chaser/ports.ts';
import { GavelError, Invalid, Refused, Upstream } from '../src/errors.ts';
import type { Log } from '../src/log.ts';
import type { Settings } from '../src/settings.ts';
import { invokeBody, invokeErrorBody, sentenceOf } from './adapter-answer.ts';
import { strictAuthentication } from './adapter-authentication.ts';
import type { TrustOverride } from './adapter-authentication.ts';
import { parseActivity } from './activity-schema.ts';
import type { WireActivity } from './activity-schema.ts';
import { tenantOf, toInbound } from './activity.ts';
import type { Answer, Inbound, OnTurn, Tell } from './inbound.ts';
import { createCall } from './outbound-client.ts';
import { createTeamsRoster } from './outbound-roster.ts';
import type { TeamsRoster } from './outbound-roster.ts';
import { createOutbound } from './outbound.ts';
import { fitting } from './plain-client.ts';
import { isTrustedService } from './service-url.ts';

/** One `POST /api/messages`, whichever server received it; `body` is the parsed JSON. */
interface BotRequest {
  readonly authorization: string | undefined;
  readonly body: unknown;
}

interface BotResponse {
  readonly status: number;
  readonly body?: unknown;
}

export interface Adapter {
  /** Authenticates, runs the turn, and answers. Never throws. */
  handle(request: BotRequest): Promise<BotResponse>;
}

/** The two ways from Gavel to the channel. */
export interface Channel {
  readonly outbound: Outbound;
  readonly roster: TeamsRoster;
}

/** Teams waits 3 s for the answer to an invoke. */
const INVOKE_MS = 2_700;

const modeOf = ({ app }: Settings): 'local' | 'teams' => (app === undefined ? 'local' : 'teams');

/** Connects the way out. `trust` replaces Microsoft's issuers and keys; `timeoutMs` is 30 s unless given. */
export const createChannel = (parts: {
  readonly settings: Settings;
  readonly trust?: TrustOverride;
  readonly timeoutMs?: number;
}): Channel => {
  const call = createCall({
    ...(parts.timeoutMs !== undefined && { timeoutMs: parts.timeoutMs }),
    authentication: strictAuthentication(parts.settings, parts.trust),
    appId: parts.settings.app?.appId ?? '',
    mode: modeOf(parts.settings),
  });
  return { outbound: createOutbound(call), roster: createTeamsRoster(call) };
};

const statusOf = (error: unknown): number => {
  if (error instanceof AuthenticationError) return 401;
  if (error instanceof Invalid) return 400;
  return error instanceof Refused ? 403 : 500;
};

const codes: Readonly<Record<number, string>> = { 401: 'unauthorised', 500: 'internal' };

const failed = (error: unknown): BotResponse => {
  const status = statusOf(error);
  const own =
    error instanceof GavelError ? { code: error.code, ...error.params } : { code: codes[status] };
  return { status, body: { error: { ...own, message: sentenceOf(error) } } };
};

/**
 * The strict front door: every activity is authenticated and comes from an allowed tenant and a trusted
 * service before anything else sees it; every failure becomes an answer here and nowhere else.
 */
export const createAdapter = (parts: {
  readonly settings: Settings;
  readonly outbound: Outbound;
  readonly log: Log;
  readonly onTurn: OnTurn;
  readonly tell: Tell;
  readonly trust?: TrustOverride;
  /** How long an invoke may take before it is answered that it takes longer. */
  readonly invokeMs?: number;
}): Adapter => {
  const { settings, outbound, log, invokeMs = INVOKE_MS } = parts;
  const authentication = strictAuthentication(settings, parts.trust);
  const adapter = new CloudAdapter(authentication);

  const admit = (activity: WireActivity): void => {
    if (!isTrustedService(activity.serviceUrl, modeOf(settings)))
      throw new Refused('service-not-trusted');
    if (settings.tenants && !settings.tenants.includes(tenantOf(activity)))
      throw new Refused('tenant-not-allowed');
  };

  const post = (inbound: Inbound, content: Content): Promise<{ readonly activityId: string }> =>
    outbound.post(inbound.address, content, inbound.threadId);

  const replace = async (
    address: Address,
    activityId: string,
    content: Content,
  ): Promise<boolean> => {
    try {
      await outbound.update(address, activityId, content);
      return true;
    } catch (error) {
      if (error instanceof Upstream && error.code === 'gone') return false;
      throw error;
    }
  };

  /** The answer of an activity that has no HTTP answer of its own is a message. */
  const speak = async (inbound: Inbound, answer: Answer): Promise<void> => {
    if (answer.kind === 'reply') await post(inbound, answer.content);
    if (answer.kind === 'toast' || answer.kind === 'dialog-message')
      await post(inbound, { text: answer.text, summary: answer.text });
    if (answer.kind !== 'card' && answer.kind !== 'dialog') return;
    const summary = answer.kind === 'dialog' ? answer.title : (answer.summary ?? '');
    const content = { card: answer.card, summary };
    // A card pressed in a 1:1 chat changes in place; elsewhere others look at it too.
    const { address, replyToId } = inbound;
    const inPlace =
      inbound.kind === 'submit' && address.conversationType === 'personal' ? replyToId : undefined;
    if (inPlace !== undefined && (await replace(address, inPlace, content))) return;
    await post(inbound, content);
  };

  const safely = (telling: Promise<void>): Promise<void> =>
    telling.catch((cause: unknown) => log.error({ err: cause }, 'could not tell'));

  /** What failed after Teams gave up waiting for it is told, as it is of a message. */
  const inTime = async (inbound: Inbound, turn: Promise<Answer>): Promise<Answer> => {
    const { promise: over, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(new Upstream('slow', false));
      turn.catch((error: unknown) => safely(parts.tell(inbound, error)));
    }, invokeMs);
    return Promise.race([turn, over]).finally(() => clearTimeout(timer));
  };

  const invoked = async (inbound: Inbound): Promise<BotResponse> => {
    try {
      const answer = await inTime(inbound, parts.onTurn(inbound));
      if (answer.kind === 'reply') await post(inbound, answer.content);
      const body = invokeBody(inbound.kind, answer.kind === 'reply' ? { kind: 'none' } : answer);
      return { status: 200, ...(body && { body: fitting(inbound.address.serviceUrl, body) }) };
    } catch (error) {
      note(inbound, error);
      const body = invokeErrorBody(inbound.kind, error);
      return { status: 200, ...(body && { body }) };
    }
  };

  const told = async (inbound: Inbound): Promise<BotResponse> => {
    let answer: Answer | undefined;
    try {
      answer = await parts.onTurn(inbound);
      await speak(inbound, answer);
    } catch (error) {
      note(inbound, error);
      await safely(answer?.unsaid?.(error) ?? parts.tell(inbound, error));
    }
    return { status: 200 };
  };

  const note = (inbound: Inbound, error: unknown): void => {
    const about = { activity: inbound.name, err: error };
    if (error instanceof GavelError && !(error instanceof Upstream))
      log.info(about, 'turn refused');
    else log.error(about, 'turn failed');
  };

  return {
    handle: async ({ authorization, body }) => {
      try {
        const wire = parseActivity(body);
        const activity = body as Activity;
        const identity = await authentication.authenticateRequest(activity, authorization ?? '');
        admit(wire);
        const inbound = toInbound(wire);
        let response: BotResponse = { status: 200 };
        await adapter.processActivityDirect(identity, activity, async () => {
          response = await (wire.type === 'invoke' ? invoked(inbound) : told(inbound));
        });
        return response;
      } catch (error) {
        log.warn({ err: error }, 'activity not accepted');
        return failed(error);
      }
    },
  };
};
