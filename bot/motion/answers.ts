import { answerCard } from '../../cards/answer.ts';
import { withNotice, type Card } from '../../cards/kit.ts';
import { castingButtons } from '../../cards/motion-ballot.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { ofType } from '../../src/domain/meeting/find.ts';
import type { Movers } from '../../src/domain/motion/partaking.ts';
import type { Choice, MotionState } from '../../src/domain/motion/state.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { Refused } from '../../src/errors.ts';
import { refusalText, text } from '../../src/text/text.ts';
import { majorityText } from '../../src/text/votes.ts';
import { askHow } from '../between.ts';
import { present } from '../inputs.ts';
import type { Reply, Target } from '../route.ts';
import { content, say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import { recordCard } from '../show.ts';
import type { Body, Done, Turn } from '../turn.ts';
import { AlreadyDone, carryOut } from '../turn.ts';
import { withMajority } from './own-majority.ts';
import { votedLine } from './said.ts';

export const motionOf = ({ changed }: Done, { id }: Pick<Target, 'id'>): string =>
  id ?? changed.find(({ type }) => type === 'motion')?.id ?? '';

/** The motion as it stands now, in place of the card that was pressed; a form closes with the line. */
export const shown = async (turn: Turn, body: Body, id: string, note?: string): Promise<Reply> => {
  const card = await recordCard(turn, body, id);
  return { ...present({ card, note }) };
};

const OVER: ReadonlySet<string> = new Set([
  'circular-over',
  'motion-over',
  'vote-ended',
  'vote-not-open',
]);

/**
 * What to say to a press that came too late to count as a vote, or counted already; undefined where that is
 * nobody's business here.
 */
const notCounted = (error: unknown): string | undefined => {
  if (error instanceof AlreadyDone)
    return error.redelivered ? undefined : text('motion.votedBefore');
  return error instanceof Refused && OVER.has(error.code)
    ? refusalText(error.code, error.params)
    : undefined;
};

/**
 * Casts a vote. A second press on the same card of a secret vote may be Teams' own repetition or a change of
 * mind, which nothing that was kept could tell apart: it counts for nothing, and says so.
 */
export const castOnce = async (
  turn: Turn,
  body: Body,
  id: string,
  input: { readonly choice: Choice; readonly of?: string | undefined },
): Promise<Reply> => {
  try {
    await carryOut(turn, body, { verb: 'motion.vote', id, input: present(input) });
    return await shown(turn, body, id, await votedLine(turn, body, { id, of: input.of }));
  } catch (error) {
    const note = notCounted(error);
    const { card } = note === undefined ? {} : await shown(turn, body, id);
    // A card that goes on asking is of no use: it shows how the motion stands, and says what was wrong.
    if (note === undefined || !card) throw error;
    return { note, card: withNotice(card as Card, note) };
  }
};

const motionsIn = ({ changed }: Done): readonly MotionState[] =>
  ofType(changed, 'motion').map(({ state }) => state);

const shortened = (motion: Pick<MotionState, 'text'> | undefined): string =>
  (motion?.text ?? '').slice(0, 120);

/** A refusal that is about somebody says who. */
const withName = async (turn: Turn, body: Body, error: Refused): Promise<Refused> => {
  const { person } = error.params;
  if (typeof person !== 'string') return error;
  const name = await sceneFor(turn, body).name(person);
  return new Refused(error.code, { ...error.params, name });
};

/** As `carryOut`, of a command that may name somebody who has no part in it. */
export const carryOutNamed: typeof carryOut = (turn, body, command) =>
  carryOut(turn, body, command).catch(async (error: unknown) => {
    throw error instanceof Refused ? await withName(turn, body, error) : error;
  });

/** `from`: the record that it arises from. Who moves it is the speaker, unless somebody else is named. */
export const propose = async (
  turn: Turn,
  body: Body,
  input: Movers & { readonly text: string; readonly from?: string },
): Promise<Reply> => {
  const named = input.mover !== undefined || input.seconder !== undefined;
  if (!body.state.inSession && !named) return askHow(turn, body, input);
  const asked = { ...input, ...withMajority(input.text) };
  const done = await carryOutNamed(turn, body, { verb: 'motion.propose', input: asked });
  const [motion] = motionsIn(done);
  const { mover = turn.me.id, seconder, majority } = motion ?? {};
  const scene = sceneFor(turn, body);
  const line = text('motion.moved', {
    number: numberOf(motionOf(done, {})),
    name: await scene.name(mover),
    seconder: seconder ? await scene.name(seconder) : 'none',
    text: shortened(motion),
    seconding: String(rulesOf(body.state).seconding && seconder === undefined),
    rule: majority ? majorityText(majority) : 'none',
  });
  return { public: say(line), note: line };
};

/** Another wording: a motion of its own, or while nobody has seconded it, its mover's better words. */
export const amend = async (
  turn: Turn,
  body: Body,
  id: string,
  input: Movers & { readonly text: string },
): Promise<Reply> => {
  const motions = motionsIn(await carryOutNamed(turn, body, { verb: 'motion.amend', id, input }));
  const amendment = motions.find(({ amends }) => amends === id);
  const { mover = turn.me.id } = input;
  const line = text(amendment ? 'motion.amendmentMoved' : 'motion.reworded', {
    number: numberOf(id),
    amendment: amendment ? numberOf(amendment.id) : 0,
    name: await sceneFor(turn, body).name(mover),
    text: shortened(amendment ?? motions[0]),
  });
  const { card } = await shown(turn, body, amendment?.id ?? id);
  return { ...present({ card }), public: say(line), note: line };
};

/**
 * A tie asks whoever presides, with what was counted; everything else is as it comes. `inputs`: what was
 * counted, as a button carries it.
 */
export const orCasting = async (
  turn: Turn,
  body: Body,
  request: { readonly verb: 'motion.close' | 'motion.record'; readonly id?: string },
  input: object,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<Reply> => {
  const { verb, id } = request;
  try {
    const done = await carryOutNamed(turn, body, { verb, ...present({ id }), input });
    return await shown(turn, body, motionOf(done, request));
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'casting-needed') throw error;
    const question = refusalText(error.code, error.params);
    const buttons = castingButtons(sceneFor(turn, body).place, request, inputs);
    const asked = content(question, answerCard(question, buttons));
    const dialog = turn.inbound.kind === 'dialog-submit';
    return { ...(dialog ? { alsoPrivate: asked } : { private: asked }), note: question };
  }
};
