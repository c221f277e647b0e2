import type { MotionView } from '../../cards/motion.ts';
import { voters } from '../../src/domain/committee.ts';
import { recordsClosed } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import {
  aboutOf,
  eligibleVotes,
  isRecused,
  quorumAt,
  seatOf,
  votesToCast,
} from '../../src/domain/motion/electorate.ts';
import { awaitsDiscussion } from '../../src/domain/motion/circulating.ts';
import { standingBallots } from '../../src/domain/motion/counting.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import { strictest } from '../../src/domain/motion/rules.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Ballot, Choice, MotionState, MotionStatus } from '../../src/domain/motion/state.ts';
import type { Entity, PersonId } from '../../src/records/entity.ts';
import { inOrder } from '../../src/text/format.ts';
import { castText } from '../../src/text/votes.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { lineageIn } from './lineage.ts';

const namesOf = async (scene: Scene, ballots: readonly Ballot[], choice: Choice) => {
  const votes = ballots.filter((each) => each.choice === choice);
  const names = votes.map(async ({ seat, by, proxy }) => {
    const name = await scene.name(seat);
    return by === seat ? name : castText(name, await scene.name(by), proxy);
  });
  return inOrder(await Promise.all(names));
};

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
  const open = by !== 'hands' && !result.secret;
  return { result: { ...result, taken: by ?? 'ballot' }, ...(open ? { named } : {}) };
};

const dissentsOf = (scene: Scene, { dissents = [] }: MotionState) =>
  Promise.all(
    dissents.map(async ({ person, choice }) => ({ name: await scene.name(person), choice })),
  );

/** Whether the viewer could still have a dissent recorded that is not on record yet. */
const dissents = (
  scene: Scene,
  { result, by, ballots, declared, dissents = [] }: MotionState,
  { meeting, seat }: Room,
): boolean => {
  if (!result || declared === 'lost' || result.secret || !meeting || recordsClosed(meeting))
    return false;
  if (dissents.some(({ person }) => person === scene.viewer)) return false;
  if (by === 'hands')
    return seat !== undefined && result.counts.against + result.counts.abstain > 0;
  return ballots.some(
    (each) => (each.seat === seat || each.by === scene.viewer) && each.choice !== 'for',
  );
};

interface Room {
  readonly meeting: MeetingState | undefined;
  /** Whose vote the viewer casts in it. */
  readonly seat: string | undefined;
}

const SETTLED: ReadonlySet<MotionStatus> = new Set(['carried', 'lost', 'provisional', 'withdrawn']);

/** What it amends, and the amendment that comes first; one that is over waits for none. */
const amendmentOf = async (
  { services, body }: Scene,
  { status, amends, amendment }: MotionState,
) => {
  const amended = amends === undefined ? undefined : await services.records.load(body.pk, amends);
  const { id = '', text = '' } = (amended?.state ?? {}) as Partial<MotionState>;
  return {
    ...(amended ? { amends: { number: numberOf(id), text } } : {}),
    ...(amendment && !SETTLED.has(status)
      ? { amendment: { id: amendment, number: numberOf(amendment) } }
      : {}),
  };
};

const mayOf = async (scene: Scene, entity: Entity<MotionState>, room: Room) => {
  const { state } = entity;
  const { status } = state;
  const settled = SETTLED.has(status);
  const { inSession } = scene.body.state;
  const sitting = inSession !== undefined;
  // The meeting that carried it without a quorum cannot ratify it itself.
  const ratify = sitting && inSession !== state.meeting;
  // Before everybody: whoever may not do what they press is told so.
  if (scene.viewer === undefined)
    return {
      vote: true,
      second: sitting,
      amend: false,
      put: true,
      ratify,
      withdraw: false,
      dissent: false,
    } as const;
  const may = await rightsOf(scene, entity);
  return {
    vote: room.seat !== undefined && may('motion.vote'),
    amend: !settled && status !== 'voting' && !state.amendment && sitting && may('motion.amend'),
    dissent: dissents(scene, state, room),
    second: sitting && may('motion.second') && entity.state.mover !== scene.viewer,
    put: may('motion.open'),
    ratify: ratify && may('motion.ratify'),
    withdraw: !settled && may('motion.withdraw'),
  };
};

const votedBy = (
  { ballots }: MotionState,
  seat: PersonId | undefined,
): NonNullable<MotionView['own']> => {
  const ballot = ballots.find((each) => each.seat === seat);
  return ballot ? (ballot.choice ?? 'hasVoted') : 'none';
};

/** The votes that the viewer casts for absent members, beside their own. */
const proxiesOf = async (
  scene: Scene,
  state: MotionState,
  votes: ReadonlyMap<PersonId, PersonId>,
  own: PersonId | undefined,
): Promise<NonNullable<MotionView['proxies']>> =>
  Promise.all(
    [...votes]
      .filter(([seat, by]) => by === scene.viewer && seat !== own)
      .map(async ([of]) => ({ of, name: await scene.name(of), vote: votedBy(state, of) })),
  );

/** Whether the viewer has a vote, and would cast it in this meeting if they were on its attendance. */
const arrives = (
  { viewer, body }: Scene,
  meeting: MeetingState | undefined,
  { seat, recused }: { readonly seat: PersonId | undefined; readonly recused: boolean },
): boolean => {
  const votes = viewer !== undefined && body.state.roles[viewer]?.votes === true;
  return votes && !recused && seat === undefined && meeting?.status === 'in-session';
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
  const at = state.closedAt ?? meeting?.state.closedAt ?? now;
  const votes = meeting
    ? votesToCast(body.state, meeting.state, aboutOf(state, meeting.state), at)
    : new Map<string, string>();
  const standing = meeting
    ? quorumAt(body.state, meeting.state, aboutOf(state, meeting.state), at)
    : { present: 0, needed: 0 };
  const seat = viewer === undefined ? undefined : seatOf(votes, viewer);
  const counted = meeting
    ? standingBallots(state, { meeting: meeting.state, committee: body.state }, at)
    : state.ballots;
  const own = votedBy(state, seat);
  const recused =
    viewer !== undefined &&
    body.state.roles[viewer]?.votes === true &&
    meeting !== undefined &&
    isRecused(meeting.state, aboutOf(state, meeting.state), viewer);
  const rules = rulesOf(body.state);
  return {
    id: entity.id,
    version: entity.version,
    secret: state.secret === true && state.status === 'voting',
    sitting: body.state.inSession !== undefined,
    circular: rules.circular && rules.secretBallots !== 'always' && !awaitsDiscussion(state),
    secretBallots: body.state.inSession ? rules.secretBallots : 'never',
    number: numberOf(entity.id),
    text: state.text,
    status: state.status,
    majority: state.result?.majority ?? strictest(state.majority, rules.majority),
    eligible: meeting
      ? eligibleVotes(body.state, meeting.state, aboutOf(state, meeting.state))
      : voters(body.state).length,
    quorum: state.result?.quorum ?? state.agreed ?? standing,
    voted: counted.length,
    // Who left after voting has voted.
    there: new Set([...votes.keys(), ...counted.map((each) => each.seat)]).size,
    may: await mayOf(scene, entity, { meeting: meeting?.state, seat }),
    dissents: await dissentsOf(scene, state),
    ...(await amendmentOf(scene, state)),
    line: (await lineageIn(scene, entity)).line,
    ...(seat === undefined ? {} : { own }),
    ...(recused ? { own: 'recused' } : {}),
    ...(state.paused ? { paused: state.paused } : {}),
    ...(arrives(scene, meeting?.state, { seat, recused }) ? { arrive: state.meeting ?? '' } : {}),
    ...(state.closesAt && !state.endedAt ? { closesAt: state.closesAt } : {}),
    tied: state.endedAt !== undefined && state.status === 'voting',
    proxies: await proxiesOf(scene, state, votes, seat),
    ...(state.mover ? { mover: await scene.name(state.mover) } : {}),
    ...(state.seconder ? { seconder: await scene.name(state.seconder) } : {}),
    ...(state.openedAt ? { openedAt: state.openedAt } : {}),
    ...(state.decision ? { decision: state.decision } : {}),
    ...(state.unratified ? { unratified: state.unratified } : {}),
    ...(await resultOf(scene, state)),
  };
};
