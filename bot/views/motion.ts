import type { MotionView } from '../../cards/motion.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { isRecused, quorumAt, seatOf, votesPresent } from '../../src/domain/motion/electorate.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Ballot, Choice, MotionState } from '../../src/domain/motion/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';

const namesOf = async (scene: Scene, ballots: readonly Ballot[], choice: Choice) =>
  Promise.all(ballots.filter((each) => each.choice === choice).map(({ seat }) => scene.name(seat)));

export const resultOf = async (
  scene: Scene,
  { result, by, ballots }: MotionState,
): Promise<Pick<MotionView, 'result' | 'named'>> => {
  if (!result) return {};
  const named = {
    for: await namesOf(scene, ballots, 'for'),
    against: await namesOf(scene, ballots, 'against'),
    abstain: await namesOf(scene, ballots, 'abstain'),
  };
  const open = by === 'ballot' && !result.secret;
  return { result: { ...result, hands: by === 'hands' }, ...(open ? { named } : {}) };
};

const mayOf = async (scene: Scene, entity: Entity<MotionState>, inRoom: boolean) => {
  const { status } = entity.state;
  const settled = ['carried', 'lost', 'provisional', 'withdrawn'].includes(status);
  // Before everybody: whoever may not do what they press is told so.
  if (scene.viewer === undefined)
    return { vote: true, second: true, put: true, withdraw: false } as const;
  const may = await rightsOf(scene, entity);
  return {
    vote: inRoom && may('motion.vote'),
    second: may('motion.second') && entity.state.mover !== scene.viewer,
    put: may('motion.open'),
    withdraw: !settled && may('motion.withdraw'),
  };
};

/** A motion as the viewer may see it: while the vote is open, nobody else's choice. */
export const motionView = async (
  scene: Scene,
  entity: Entity<MotionState>,
): Promise<MotionView> => {
  const { state } = entity;
  const { viewer, body, now } = scene;
  const meeting = (await scene.services.records.load(body.pk, state.meeting ?? '')) as
    | Entity<MeetingState>
    | undefined;
  const votes = meeting
    ? votesPresent(body.state, meeting.state, state.item, meeting.state.closedAt ?? now)
    : new Map<string, string>();
  const standing = meeting
    ? quorumAt(body.state, meeting.state, state.item, meeting.state.closedAt ?? now)
    : { present: 0, needed: 0 };
  const seat = viewer === undefined ? undefined : seatOf(votes, viewer);
  const counted = state.ballots.filter(
    ({ by }) => !meeting || !isRecused(meeting.state, state.item, by),
  );
  const ballot = state.ballots.find((each) => each.seat === seat);
  const own = ballot ? (ballot.choice ?? 'hasVoted') : 'none';
  const rules = rulesOf(body.state);
  return {
    id: entity.id,
    version: entity.version,
    secret: state.secret === true && state.status === 'voting',
    secretBallots: rules.secretBallots,
    number: numberOf(entity.id),
    text: state.text,
    status: state.status,
    majority: state.result?.majority ?? rules.majority,
    quorum: state.result?.quorum ?? standing,
    voted: counted.length,
    there: votes.size,
    may: await mayOf(scene, entity, seat !== undefined),
    ...(seat === undefined ? {} : { own }),
    ...(state.mover ? { mover: await scene.name(state.mover) } : {}),
    ...(state.seconder ? { seconder: await scene.name(state.seconder) } : {}),
    ...(state.openedAt ? { openedAt: state.openedAt } : {}),
    ...(state.decision ? { decision: state.decision } : {}),
    ...(await resultOf(scene, state)),
  };
};
