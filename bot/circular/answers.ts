import { circulateDialog } from '../../cards/circular-dialogs.ts';
import type { Choosable } from '../../cards/inputs.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { missingVoters } from '../../src/domain/motion/missing.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { Refused } from '../../src/errors.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { sensible } from '../dates.ts';
import { present } from '../inputs.ts';
import { originRef } from '../named.ts';
import { motionOf, shown } from '../motion/answers.ts';
import { loadMotion } from '../motion/said.ts';
import type { Dialog, Reply, Target } from '../route.ts';
import { say } from '../route.ts';
import { rightsOf, sceneFor } from '../scene.ts';
import type { Body, Done, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';

/** In 1:1 and in answer to a press the card as it stands now; in a conversation one line. */
const answered = async (turn: Turn, body: Body, id: string, line: string): Promise<Reply> =>
  turn.place !== 'personal' && turn.inbound.kind === 'message'
    ? { public: say(line) }
    : shown(turn, body, id, line);

interface Opening {
  readonly id?: string;
  readonly text?: string;
  /** The record that fresh words arise from. */
  readonly from?: string;
  readonly until?: string;
  /** True for what waits for a meeting. */
  readonly between?: boolean;
}

/** Asks all voters. */
export const circulate = async (
  turn: Turn,
  body: Body,
  { id, ...input }: Opening,
): Promise<Reply> => {
  const { place } = sceneFor(turn, body);
  if (input.until !== undefined) sensible(input.until, place.today);
  const done = await carryOut(turn, body, { verb: 'motion.open', ...present({ id }), input });
  const motion = await loadMotion(turn, body, motionOf(done, present({ id })));
  const line = text('circular.putLine', {
    number: numberOf(motion.id),
    text: motion.state.text.slice(0, 120),
    last: dayText(motion.state.circular?.last ?? place.today, place.today),
  });
  return answered(turn, body, motion.id, line);
};

const tabledLine = ({ changed }: Done, id: string, said: string): string => {
  const item = changed.find(({ type }) => type === 'agenda-item');
  const { status } = (item?.state ?? {}) as Partial<AgendaItemState>;
  const about = { number: numberOf(id), status: status ?? 'proposed', text: said.slice(0, 120) };
  return text('circular.agendaLine', about);
};

/** Moves it for all voters to answer, where the chair asks them, or for the next agenda. */
export const moveBetween = async (
  turn: Turn,
  body: Body,
  input: { readonly text: string; readonly from?: string; readonly next?: boolean },
): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'motion.propose', input });
  const id = motionOf(done, {});
  const line = input.next
    ? tabledLine(done, id, input.text)
    : text('circular.proposedLine', { number: numberOf(id), name: turn.me.name });
  return input.next ? { public: say(line), note: line } : answered(turn, body, id, line);
};

/** Typed: whoever presides, or the secretary for them, asks; a voter proposes it. */
export const circulateTyped = async (
  turn: Turn,
  body: Body,
  { until, ...input }: { readonly text: string; readonly from?: string; readonly until?: string },
): Promise<Reply> => {
  const { inSession: ref } = body.state;
  if (ref !== undefined) throw new Refused('circular-sitting', { ref });
  const may = await rightsOf(sceneFor(turn, body));
  return may('motion.open') || until !== undefined
    ? circulate(turn, body, { ...input, ...present({ until }) })
    : moveBetween(turn, body, input);
};

/** Asks for the last day, of a motion that waits (`id`) or of the words that were typed. */
export const circulateForm = async (
  turn: Turn,
  body: Body,
  { id }: Target,
  fixed: Readonly<Record<string, unknown>>,
): Promise<Dialog> => {
  const { place, calendar } = sceneFor(turn, body);
  const words = fixed['text'];
  const from = originRef.safeParse(fixed['from']).data;
  return circulateDialog(place, {
    ...(id === undefined ? {} : { about: { id, number: numberOf(id) } }),
    ...(typeof words === 'string' ? { text: words } : {}),
    ...present({ from }),
    last: calendar.addWorkingDays(place.today, rulesOf(body.state).circularDays),
  });
};

/** Whom the secretary may answer for, by name. */
export const missingOf = async (turn: Turn, body: Body, id: string): Promise<Choosable[]> => {
  const { state } = await loadMotion(turn, body, id);
  const scene = sceneFor(turn, body);
  return Promise.all(
    missingVoters(state).map(async (person) => ({ id: person, name: await scene.name(person) })),
  );
};
