import type { Decided, Message, PersonId, Ref, Refusal } from '../../records/entity.ts';
import { addDays, beginningOf } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import { deciders, voters } from '../committee.ts';
import { badDate } from '../dates.ts';
import { interestsIn, itemInterests } from '../interests.ts';
import { arisingFrom, originNeeds } from '../descent.ts';
import type { About } from '../meeting/find.ts';
import { keepsMinutes, known } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { waitingItem } from '../next-agenda.ts';
import { rulesOf } from '../rules.ts';
import type { MotionEvent } from './events.ts';
import { motionChange } from './events.ts';
import { numberOf } from './putting.ts';
import { hasAnswered, PAGE, remind, reminderOn, silent } from './reminding.ts';
import { type Circulating, electorate, resolved } from './resolving.ts';
import type { MotionState } from './state.ts';
import type { Movers } from './partaking.ts';
import { undecidedChange } from './undecided.ts';
import { GAVEL } from '../permission.ts';

/** The motion, while it is put to all voters. */
export const circulating = (motion: MotionState | undefined): Circulating | undefined =>
  motion?.circular && motion.status === 'voting'
    ? { ...motion, circular: motion.circular }
    : undefined;

const unasked = (committee: CommitteeState, motion: Circulating): PersonId[] =>
  electorate(committee, motion).filter((person) => !motion.circular.asked.includes(person));

/** Whether nobody is left to answer. */
export const isComplete = (committee: CommitteeState, motion: Circulating): boolean =>
  electorate(committee, motion).every((person) => hasAnswered(motion, person));

/** Somebody asked for it to be discussed, and no meeting has had it before it since. */
export const awaitsDiscussion = ({ rounds, meeting, circular }: MotionState): boolean =>
  rounds !== undefined && meeting === undefined && circular === undefined;

const asking = (motion: Pick<MotionState, 'id'>, people: readonly PersonId[], at: string) => {
  const page = people.slice(0, PAGE);
  const asked: MotionEvent = { type: 'voters-asked', v: 1, data: { people: page, at } };
  const messages = page.map((person): Message => ({
    to: { person },
    kind: 'vote-asked',
    about: motion.id,
  }));
  return { asked, messages };
};

const needs = ({ id }: About, states: States): Needs => ({
  ids: known(id, states.get('motion', id ?? '')?.state.item),
  people: states.committee ? voters(states.committee.state) : [],
});

/** What is loaded to put a motion: the same, and where it arises from. */
const puttingNeeds = (command: Command<{ readonly from?: Ref }>, states: States): Needs => {
  const { ids = [], ...other } = needs(command, states);
  return { ids: [...ids, ...originNeeds(states, command.input.from)], ...other };
};

interface OpenInput extends Movers {
  readonly text?: string;
  /** The risk, issue or action that a fresh text arises from. */
  readonly from?: Ref;
  /** The last day for answers, `YYYY-MM-DD` in the committee's zone; by default that of its rules. */
  readonly until?: string;
  /** True for what waits for a meeting: whoever opens a vote on that may mean the meeting's. */
  readonly between?: boolean;
  /** Asked for in vain. */
  readonly secret?: boolean;
}

const opened = (
  committee: CommitteeState,
  { calendar, now, actor }: Context,
  { until }: OpenInput,
  about: {
    readonly rounds?: number;
    readonly reserved: boolean;
    readonly recused: readonly PersonId[];
  },
): MotionEvent | Refusal => {
  const today = calendar.dateOf(now);
  const last = until ?? calendar.addWorkingDays(today, rulesOf(committee).circularDays);
  const bad = badDate(last, { calendar, now });
  if (bad) return bad;
  const remindOn = reminderOn(calendar, last, today);
  return {
    type: 'circular-opened',
    v: 1,
    data: {
      at: now,
      by: actor,
      round: (about.rounds ?? 0) + 1,
      reserved: about.reserved,
      ...(about.recused.length > 0 ? { recused: about.recused } : {}),
      electors: voters(committee),
      until: calendar.instantOf(addDays(last, 1), '00:00'),
      last,
      remindAt: remindOn ? beginningOf(remindOn) : null,
      remindOn: remindOn ?? null,
    },
  };
};

const outside = (
  id: string,
  text: string,
  { now }: Context,
  about: {
    readonly status: 'open' | 'deferred';
    readonly mover?: PersonId;
    readonly item?: string | null;
    readonly from?: Ref;
  },
): MotionEvent => ({
  type: 'motion-proposed',
  v: 1,
  data: { id, meeting: null, item: null, mover: null, at: now, ...about },
  text: { text },
});

const namesMovers = ({ mover, seconder }: Movers): boolean =>
  mover !== undefined || seconder !== undefined;

/** Why no resolution can be circulated here; undefined where it can. What is answered by name is no secret. */
const uncirculated = (committee: CommitteeState): Refusal | undefined => {
  const { circular, secretBallots } = rulesOf(committee);
  if (!circular) return refuse('no-circulars');
  if (secretBallots === 'always') return refuse('no-secret-circulars');
  return voters(committee).length === 0 ? refuse('no-voters') : undefined;
};

interface ProposeInput extends Movers {
  readonly text: string;
  /** The risk, issue or action that it arises from. */
  readonly from?: Ref;
  /** True for the next meeting's agenda. */
  readonly next?: boolean;
}

/** Moved between meetings: for all voters to answer once whoever presides asks them, or for the next agenda. */
const propose = (
  states: States,
  { input, actor }: Command<ProposeInput>,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if (namesMovers(input)) return refuse('moved-at-meeting');
  const arising = arisingFrom(states, input.from);
  if ('refusal' in arising) return arising;
  const id = context.fresh('V');
  const about = { mover: actor, ...arising.facts };
  if (input.next) {
    const accepted = keepsMinutes(states, actor);
    const reserved = typeof about.item === 'string';
    const interests = itemInterests(states, about.item ?? undefined);
    const { from } = arising.facts;
    const topic = { title: input.text, by: actor, reserved, interests, accepted, from, puts: id };
    const { item, changes } = waitingItem(states, topic, context);
    const moved = outside(id, input.text, context, { ...about, item, status: 'deferred' });
    const waits = undecidedChange(states, [id]);
    return { changes: [motionChange(id, moved), ...changes, waits, ...arising.linked(id)] };
  }
  const not = uncirculated(committee);
  if (not) return not;
  const interests = itemInterests(states, about.item ?? undefined);
  const presiding = deciders(committee).find(
    (each) => !interests.some(({ person }) => person === each),
  );
  const moved = outside(id, input.text, context, { ...about, status: 'open' });
  return {
    changes: [motionChange(id, moved), ...arising.linked(id)],
    messages:
      presiding === undefined || presiding === actor
        ? []
        : [{ to: { person: presiding }, kind: 'circular-proposed', about: id }],
  };
};

/** Asks all voters, of a motion that waits or of a fresh text. */
const open = (
  states: States,
  { id: given, input }: Command<OpenInput>,
  context: Context,
): Decided | Refusal => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  if (namesMovers(input)) return refuse('moved-at-meeting');
  const not = input.secret ? refuse('no-secret-circulars') : uncirculated(committee);
  if (not) return not;
  const motion = given === undefined ? undefined : states.get('motion', given)?.state;
  if (given !== undefined && !motion) return refuse('not-found');
  const number = motion && numberOf(motion.id);
  if (motion?.status === 'voting') return refuse('vote-is-open', { number });
  if (motion?.status === 'proposed') return refuse('needs-second', { number });
  if (motion && motion.status !== 'open' && motion.status !== 'deferred')
    return refuse('motion-over', { number });
  if (motion && awaitsDiscussion(motion)) return refuse('objected', { number });
  if (motion?.amendment !== undefined || motion?.amends !== undefined)
    return refuse('amended-at-meeting', { number });
  if (motion?.status === 'deferred' && !input.between && input.until === undefined)
    return refuse('waits-for-meeting', { number });
  if (!motion && !input.text) return refuse('motion-empty');
  const arising = arisingFrom(states, motion ? undefined : input.from);
  if ('refusal' in arising) return arising;
  const item = motion?.item ?? arising.facts.item ?? '';
  const reserved = states.get('agenda-item', item)?.state.reserved ?? false;
  const interests = motion ? interestsIn(states, motion) : itemInterests(states, item);
  const recused = interests.map(({ person }) => person);
  const asks = voters(committee).filter((person) => !recused.includes(person));
  if (asks.length === 0) return refuse('all-recused');
  const start = opened(committee, context, input, { ...motion, reserved, recused });
  if ('refusal' in start) return start;
  const id = motion?.id ?? context.fresh('V');
  const put = motion
    ? []
    : [outside(id, input.text ?? '', context, { ...arising.facts, status: 'open' })];
  const { asked, messages } = asking({ id }, asks, context.now);
  return { changes: [motionChange(id, ...put, start, asked), ...arising.linked(id)], messages };
};

/** When a circular resolution next needs attention. */
export const circularWake = (
  motion: MotionState,
  committee: CommitteeState,
): string | undefined => {
  const put = circulating(motion);
  if (!put) return undefined;
  const { until, remindAt } = put.circular;
  // Somebody has a vote now and was not asked, or whoever had not answered has none any more.
  if (unasked(committee, put).length > 0 || isComplete(committee, put))
    return put.openedAt ?? until;
  const reminds = remindAt !== undefined && silent(committee, put).length > 0;
  return reminds && remindAt < until ? remindAt : until;
};

/** Asks who has not been asked, reminds who has not answered, closes it when its time is over. */
const followUp = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const committee = states.committee?.state;
  const motion = circulating(states.get('motion', id ?? '')?.state);
  if (!committee || !motion) return refuse('not-found');
  const { until, remindAt } = motion.circular;
  if (until <= context.now || isComplete(committee, motion))
    return resolved({ states, committee, motion }, context, GAVEL);
  const asks = unasked(committee, motion);
  if (asks.length > 0) {
    const { asked, messages } = asking(motion, asks, context.now);
    return { changes: [motionChange(motion.id, asked)], messages };
  }
  const reminds = silent(committee, motion);
  if (remindAt === undefined || remindAt > context.now || reminds.length === 0)
    return refuse('nothing-due', { ref: motion.id });
  return remind(motion, reminds, context);
};

export const circulatingCommands = {
  'motion.propose': { needs: puttingNeeds, decide: propose },
  'motion.open': { needs: puttingNeeds, decide: open },
  'motion.follow-up': { needs, decide: followUp },
};
