import type { Refusal } from '../../records/entity.ts';
import type { DecisionMethod } from '../decision/state.ts';
import { refuse } from '../model.ts';
import type { States } from '../model.ts';
import { aboutOf, isQuorate, quorumAt, votesToCast } from '../motion/electorate.ts';
import { numberOf } from '../motion/putting.ts';
import type { MotionState } from '../motion/state.ts';
import { ofType } from './find.ts';
import type { MeetingState, Roll, RollEntry } from './state.ts';

/** What a meeting decides, by its quorum. */
const VOTED: readonly DecisionMethod[] = ['consensus', 'vote'];

const MINUTE_MS = 60_000;

/** People come and leave by the minute: within it they may have done so before or after a vote. */
const minuteBefore = (instant: string): string =>
  new Date(Math.floor(Date.parse(instant) / MINUTE_MS) * MINUTE_MS - 1).toISOString();

/** Whether somebody was in the room at any time between two UTC instants. */
const wasThere = (entry: RollEntry | undefined, from: string, to: string): boolean => {
  if (entry?.attendance !== 'present') return false;
  const { arrivedAt = '', leftAt = '9999', absences = [] } = entry;
  return (
    arrivedAt <= to && leftAt > from && !absences.some((out) => out.from <= from && to < out.to)
  );
};

const isOutOfTurn = (
  { openedAt, closedAt, ballots }: MotionState,
  before: Roll,
  after: Roll,
  now: string,
): boolean => {
  const to = closedAt ?? now;
  const from = minuteBefore(openedAt ?? to);
  return ballots.some(({ by }) => wasThere(before[by], from, to) && !wasThere(after[by], from, to));
};

/**
 * Why a roll cannot be corrected to this: somebody voted who would not have been there, or what was agreed on would
 * have had no quorum, or more hands than votes in the room. What a chair declared stands until it is taken back;
 * Robert's Rules of Order Newly Revised, 12th ed., 40:12, lets the lack of a quorum touch prior action only upon
 * clear proof. The meeting's records must be loaded.
 */
export const votedOtherwise = (
  states: States,
  meeting: MeetingState,
  roll: Roll,
  now: string,
): Refusal | undefined => {
  const committee = states.committee?.state;
  if (!committee || meeting.status === 'planned') return undefined;
  const recorded = states.ofMeeting(meeting.ref);
  const motion = ofType(recorded, 'motion')
    .filter(({ state }) => !state.circular && state.meeting === meeting.ref)
    .find(({ state }) => isOutOfTurn(state, meeting.roll, roll, now));
  if (motion) return refuse('roll-ballot', { number: numberOf(motion.id) });
  const decision = ofType(recorded, 'decision')
    .filter(({ state: { status, method } }) => status !== 'withdrawn' && VOTED.includes(method))
    .find(({ state: { ref, item, vote, decidedAt } }) => {
      const about = aboutOf({ id: vote?.motion ?? ref, ...(item && { item }) }, meeting);
      const { for: yes = 0, against = 0, abstain = 0 } = vote?.counts ?? {};
      const fits = (by: Roll, at: string): boolean => {
        const then = { ...meeting, roll: by };
        const votes = votesToCast(committee, then, about, at).size;
        return isQuorate(quorumAt(committee, then, about, at)) && votes >= yes + against + abstain;
      };
      const at = [decidedAt, minuteBefore(decidedAt)];
      return fits(meeting.roll, decidedAt) && !at.some((each) => fits(roll, each));
    });
  return decision && refuse('roll-decided', { ref: decision.id });
};
