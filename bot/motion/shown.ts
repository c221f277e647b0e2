import type { Choosable } from '../../cards/inputs.ts';
import { voters } from '../../src/domain/committee.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { aboutOf, votesPresent } from '../../src/domain/motion/electorate.ts';
import { choosable } from '../candidates.ts';
import type { Body, Turn } from '../turn.ts';
import { loadMotion } from './said.ts';

/** Everybody with a vote. */
export const votersOf = async (
  { services, tenant }: Turn,
  { state }: Body,
): Promise<readonly Choosable[]> => choosable(await services.directory.many(tenant, voters(state)));

/** The members whose votes are in the room for a motion, to be asked one by one. */
export const votersThere = async (
  turn: Turn,
  body: Body,
  id: string,
): Promise<readonly Choosable[]> => {
  const { services, tenant, now } = turn;
  const { state } = await loadMotion(turn, body, id);
  const meeting = await services.records.load(body.pk, body.state.inSession ?? state.meeting ?? '');
  if (meeting?.type !== 'meeting') return [];
  const sitting = meeting.state as MeetingState;
  const votes = votesPresent(body.state, sitting, aboutOf(state, sitting), now);
  return choosable(await services.directory.many(tenant, [...votes.keys()]));
};
