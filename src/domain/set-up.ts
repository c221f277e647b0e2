import type { Decided, Refusal } from '../records/entity.ts';
import { standingEvents } from './agenda/standing.ts';
import { withTopics } from './agenda/with-standing.ts';
import { workingDaysIn } from './calendar.ts';
import type { SetupInput } from './committee.ts';
import { committeeChange } from './committee.ts';
import { settled } from './departed.ts';
import { known } from './meeting/find.ts';
import { movedToZone } from './meeting/zone.ts';
import type { Command, Context, Needs, States } from './model.ts';
import { refuse } from './model.ts';
import { rulesIn } from './rules.ts';
import { hasLead, rolesAfter, seatsData } from './seating.ts';

const needs = (_: Command, { committee }: States): Needs => ({
  ids: known(committee?.state.nextMeeting, ...(committee?.state.waiting ?? [])),
});

const setup = (
  states: States,
  { input }: Command<SetupInput>,
  context: Context,
): Decided | Refusal => {
  const current = states.committee?.state;
  const seats = rolesAfter(current?.roles ?? {}, input);
  if (current && !hasLead(seats)) return refuse('nobody-left');
  const { roles, gone } = current ? settled(current, seats) : { roles: seats, gone: {} };
  const voting = Object.values(roles).filter(({ votes }) => votes).length;
  const { quorum } = input;
  if (typeof quorum === 'number' && voting > 0 && quorum > voting)
    return refuse('quorum-unreachable', { quorum, voters: voting });
  const moves = input.region && input.region !== current?.region ? input.region : undefined;
  const workingDays = input.workingDays ?? (moves && workingDaysIn(moves));
  const settings = {
    ...(input.code === undefined ? {} : { code: input.code }),
    ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
    ...(input.region === undefined ? {} : { region: input.region }),
    ...(workingDays === undefined ? {} : { workingDays }),
    ...rulesIn(input),
    ...(input.sponsor === undefined ? {} : { sponsor: input.sponsor }),
    ...(input.template === undefined ? {} : { template: input.template }),
  };
  const name = input.name ?? (current ? undefined : 'Committee');
  const event = {
    type: current ? 'committee-set-up' : 'committee-created',
    v: 1,
    data: {
      ...(current
        ? {}
        : { committeeId: input.committeeId, addedBy: input.addedBy ?? null, at: context.now }),
      ...settings,
      ...seatsData(current ?? {}, roles, gone),
      setUp: input.answered || (current?.setUp ?? false),
    },
    ...(name === undefined ? {} : { text: { name } }),
  };
  const standing = input.standing ? standingEvents(input.standing) : [];
  const { timeZone } = input;
  const moved = timeZone === undefined ? [] : movedToZone(states, timeZone, context);
  const topics = input.standing ? withTopics(states, input.standing, context) : [];
  return { changes: [committeeChange(event, ...standing), ...topics, ...moved] };
};

export const setUpRule = { needs, decide: setup };
