import assert from 'node:assert/strict';
import { createChannel } from '../../../bot/adapter.ts';
import { readSettings } from '../../../src/settings.ts';
import type { Respond } from '../../helpers/channel-server.ts';
import { startChannel } from '../../helpers/channel-server.ts';
import { startClockwork } from './harness.ts';
import { idOf, kinds } from './kinds.ts';

const settings = readSettings({});
const { outbound: patient } = createChannel({ settings });
/** Gives up soon on who never answers; whoever answers has the time that a busy machine needs. */
const { outbound: impatient } = createChannel({ settings, timeoutMs: 500 });

const refused = (status: number, code: string) => ({
  status,
  body: { error: { code, message: '' } },
});

/** What a connector can do to a request, once. */
const faults = {
  'takes it, then 504': () => ({ status: 504 }),
  'plain 500': () => ({ status: 500 }),
  reset: () => 'reset',
  hang: () => 'silence',
  '429, Retry-After 7': () => ({ status: 429, headers: { 'retry-after': '7' } }),
  '429 alone': () => ({ status: 429 }),
  '412': () => refused(412, 'PreconditionFailed'),
  '413': () => refused(413, 'MessageSizeTooBig'),
  '403 not in roster': () => refused(403, 'BotNotInConversationRoster'),
  '403 blocked': () => refused(403, 'ConversationBlockedByUser'),
  '403 disabled': () => refused(403, 'BotDisabledByAdmin'),
  '403 guest': () => refused(403, 'GuestUserNotAllowed'),
  '404': () => refused(404, 'ConversationNotFound'),
} as const satisfies Record<string, Respond>;

/** What has become of it within the hour, and after how many requests. */
type Outcome = string;

/** fault → [assignment, digest, control card, update of a live card, opening of a chat] */
const table: Readonly<
  Record<keyof typeof faults, readonly [Outcome, Outcome, Outcome, Outcome, Outcome]>
> = {
  'takes it, then 504': ['unknown 1', 'unknown 1', 'unknown 1', 'shown 2', 'sent 2'],
  'plain 500': ['unknown 1', 'unknown 1', 'unknown 1', 'behind 1', 'sent 2'],
  reset: ['unknown 1', 'unknown 1', 'unknown 1', 'shown 2', 'sent 2'],
  hang: ['unknown 1', 'unknown 1', 'unknown 1', 'shown 2', 'sent 2'],
  '429, Retry-After 7': ['sent 2', 'sent 2', 'sent 2', 'shown 2', 'sent 2'],
  '429 alone': ['sent 2', 'sent 2', 'sent 2', 'shown 2', 'sent 2'],
  '412': ['sent 2', 'sent 2', 'sent 2', 'shown 2', 'sent 2'],
  // A digest joins the next. The second chat that is opened is the secretary's, who is told.
  '413': ['too-large 1', 'planned 1', 'too-large 1', 'behind 1', 'too-large 2'],
  '403 not in roster': [
    'not-installed 1',
    'not-installed 1',
    'not-installed 1',
    'behind 1',
    'not-installed 1',
  ],
  '403 blocked': ['blocked 1', 'blocked 1', 'blocked 1', 'behind 1', 'blocked 1'],
  '403 disabled': ['blocked 1', 'blocked 1', 'blocked 1', 'behind 1', 'blocked 1'],
  '403 guest': ['guest 1', 'guest 1', 'guest 1', 'behind 1', 'guest 1'],
  '404': ['gone 1', 'gone 1', 'gone 1', 'forgotten 1', 'gone 1'],
};

describe('the network, each fault × each kind of message', () => {
  for (const [fault, outcomes] of Object.entries(table))
    for (const [at, [name, kind]] of Object.entries(kinds).entries())
      it(`${name}: ${fault} → ${outcomes[at]}`, async () => {
        let broken = false;
        let sent = 0;
        await using channel = await startChannel((request) => {
          const { method, path, body } = request;
          if (broken && kind.is(method, path)) {
            broken = false;
            return faults[fault as keyof typeof faults]();
          }
          sent += 1;
          return { status: 201, body: { id: idOf(body, sent) } };
        });
        const outbound = fault === 'hang' ? impatient : patient;
        await using w = await startClockwork({ serviceUrl: channel.serviceUrl, outbound });
        await kind.before?.(w);
        const before = channel.received.length;
        broken = true;
        await kind.act?.(w);
        await w.until(kind.until);
        assert.equal(broken, false, 'the fault was met');
        const requests = channel.received
          .slice(before)
          .filter(({ method, path }) => kind.is(method, path)).length;
        assert.equal(`${await kind.outcome(w)} ${requests}`, outcomes[at]);
      });
});
