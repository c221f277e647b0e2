import type { Content } from '../src/chaser/ports.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { entryOf } from '../src/domain/entry.ts';
import { Upstream } from '../src/errors.ts';
import type { Entity } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { actionLineText } from './action/shown.ts';
import { isStoreDown } from './adapter-answer.ts';
import { receiptOfActivity } from './once.ts';
import { tellPrivately } from './private.ts';
import { visible } from './reading.ts';
import { say } from './route.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './turn.ts';

const LINE = 200;

/** What was answered of an entry, as it stands now; nothing once it is taken back. */
export const entryLine = async (scene: Scene, about: string): Promise<Content | undefined> => {
  const { services, body, place } = scene;
  const found = await services.records.load(body.pk, about);
  const [entity] = await visible(scene, found ? [found] : []);
  const entry = entity && entryOf(entity);
  if (!entity || !entry?.minuted) return undefined;
  if (entity.type === 'action')
    return say(await actionLineText(scene, entity as Entity<ActionState>));
  const ref = place.code ? `${place.code} ${entry.id}` : entry.id;
  const more = String(entry.text.length > LINE);
  return say(text('reply.recordedLine', { ref, text: entry.text.slice(0, LINE), more }));
};

type How = 'later' | 'unknown' | 'lost';

/** True of a turn whose answer could not be shown: what is recorded stays so. */
export const unsaidText = ({ state }: Turn, how: How): string => {
  const recorded = state.recorded?.ref ?? (state.committed ? 'it' : 'none');
  return text('reply.unsaid', { recorded, how });
};

const howOf = ({ code }: Upstream): How => (code === 'ambiguous' ? 'unknown' : 'lost');

/** What tells of an entry goes out as any other message: later, or when the secretary has it posted again. */
const sentLater = async ({ services, inbound, me, state }: Turn, failure: Upstream) => {
  if (!state.recorded) return howOf(failure);
  const { pk, ref } = state.recorded;
  const answer = {
    id: `m|${receiptOfActivity(inbound)}`,
    about: ref,
    person: me.id,
    conversationId: inbound.address.conversationId,
    ...(inbound.threadId !== undefined && { threadOf: inbound.threadId }),
  };
  try {
    await services.unknowns.unsaid(pk, answer, failure);
  } catch (error) {
    services.log.error({ err: error }, 'answer not kept');
    return howOf(failure);
  }
  return failure.retrySafe ? 'later' : howOf(failure);
};

/**
 * After a part of an answer could not be posted: sees to it that what is for everybody comes later where it can, and
 * gives the sentence that is true meanwhile. Throws what is no failure of Teams.
 */
export const unsaid = async (turn: Turn, error: unknown, part: 'public' | 'private') => {
  if (!(error instanceof Upstream) || isStoreDown(error)) throw error;
  turn.services.log.warn({ err: error, activity: turn.inbound.name }, 'answer not posted');
  const how = part === 'public' ? await sentLater(turn, error) : howOf(error);
  return { how, words: unsaidText(turn, how) };
};

/** As `unsaid`, said in the speaker's 1:1 chat; what comes later anyway needs no words before it. */
export const tellUnsaid = async (
  turn: Turn,
  error: unknown,
  part: 'public' | 'private',
): Promise<void> => {
  const { how, words } = await unsaid(turn, error, part);
  if (how === 'later') return;
  await tellPrivately(turn, say(words)).catch((cause: unknown) =>
    turn.services.log.error({ err: cause }, 'could not tell'),
  );
};
