import type { CircularView } from '../../cards/circular.ts';
import { voters } from '../../src/domain/committee.ts';
import { circulating } from '../../src/domain/motion/circulating.ts';
import { missingVoters } from '../../src/domain/motion/missing.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import {
  circularMajority,
  circularQuorum,
  electorate,
  eligible,
} from '../../src/domain/motion/resolving.ts';
import type { MotionState } from '../../src/domain/motion/state.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Entity, PersonId } from '../../src/records/entity.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { lineageIn } from './lineage.ts';
import { resultOf } from './motion.ts';

/** Put to all voters, or waiting for it: no meeting has it before it. */
export const isBetween = ({ circular, meeting, item, status }: MotionState): boolean =>
  circular !== undefined || (meeting === undefined && (item === undefined || status === 'open'));

/** Who has a vote on the motion: who had, once there is a result. */
const electorsOf = ({ body }: Scene, state: MotionState): readonly PersonId[] => {
  const { circular } = state;
  return circular ? electorate(body.state, { circular }) : voters(body.state);
};

/** Who has taken part; nobody, before it is put. */
const quorumOf = ({ body }: Scene, { circular, ballots }: MotionState): CircularView['quorum'] =>
  circular ? circularQuorum(body.state, { circular, ballots }) : { present: 0, needed: 0 };

const ownOf = (
  { viewer, body }: Scene,
  { ballots, circular }: MotionState,
): CircularView['own'] => {
  const all = circular ? eligible(body.state, { circular }) : voters(body.state);
  if (viewer === undefined || !all.includes(viewer)) return undefined;
  if (circular?.recused.includes(viewer)) return 'recused';
  return ballots.find(({ seat }) => seat === viewer)?.choice ?? 'none';
};

const mayOf = async (scene: Scene, entity: Entity<MotionState>): Promise<CircularView['may']> => {
  const { status, circular } = entity.state;
  const objection = rulesOf(scene.body.state).circularObjection;
  // Before everybody: whoever may not do what they press is told so.
  if (scene.viewer === undefined)
    return {
      vote: true,
      put: true,
      close: false,
      object: objection,
      withdraw: false,
      answer: false,
    };
  const may = await rightsOf(scene, entity);
  const isAsked =
    circular !== undefined && eligible(scene.body.state, { circular }).includes(scene.viewer);
  return {
    vote: isAsked,
    put: may('motion.open'),
    close: may('motion.close'),
    object: objection && isAsked && may('motion.object'),
    withdraw: (status === 'open' || status === 'voting') && may('motion.withdraw'),
    answer: scene.body.state.roles[scene.viewer]?.role === 'secretary',
  };
};

/** A motion between meetings as the viewer may see it: while it is open, nobody else's choice. */
export const circularView = async (
  scene: Scene,
  entity: Entity<MotionState>,
): Promise<CircularView> => {
  const { id, state } = entity;
  const { body } = scene;
  const { by } = state.circular ?? {};
  const electors = electorsOf(scene, state);
  const own = ownOf(scene, state);
  const missing = circulating(state) ? missingVoters(state) : [];
  const { result, named } = await resultOf(scene, state);
  return {
    id,
    number: numberOf(id),
    committeeName: body.state.name,
    text: state.text,
    status: state.status,
    majority: result?.majority ?? circularMajority(state, body.state, electors.length),
    quorum: quorumOf(scene, state),
    electors: result?.electors ?? electors.length,
    may: await mayOf(scene, entity),
    line: (await lineageIn(scene, entity)).line,
    missing: await Promise.all(missing.map((person) => scene.name(person))),
    ...(own ? { own } : {}),
    ...(state.mover ? { mover: await scene.name(state.mover) } : {}),
    ...(state.circular ? { last: state.circular.last } : {}),
    ...(by !== undefined && by !== state.mover ? { putBy: await scene.name(by) } : {}),
    ...(state.decision ? { decision: state.decision } : {}),
    ...(result ? { result } : {}),
    ...(named ? { named } : {}),
  };
};
