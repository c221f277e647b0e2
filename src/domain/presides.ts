import type { PersonId, Refusal } from '../records/entity.ts';
import { deciders } from './committee.ts';
import type { States } from './model.ts';
import { refuse } from './model.ts';

/** Who presides over the meeting in session; between meetings whoever decides first for the committee. */
export const presidingPerson = (states: States): PersonId | undefined => {
  const committee = states.committee?.state;
  if (!committee) return undefined;
  const meeting = states.get('meeting', committee.inSession ?? '')?.state;
  return meeting?.presiding ?? deciders(committee)[0];
};

/** Who presides: of the meeting in session the one it names, between meetings chair or deputy. */
export const presides = (states: States, person: PersonId): boolean => {
  const committee = states.committee?.state;
  if (!committee) return false;
  const meeting = states.get('meeting', committee.inSession ?? '')?.state;
  if (meeting?.presiding) return meeting.presiding === person;
  return deciders(committee).includes(person);
};

/** Of whom the roll says nothing: the chair who is not let preside, or who does before a deputy who came. */
const unseenIn = (states: States, actor: PersonId, presiding: PersonId) => {
  const { roles = {}, inSession = '' } = states.committee?.state ?? {};
  const roll = states.get('meeting', inSession)?.state.roll ?? {};
  if (roles[actor]?.role === 'chair') return roll[actor] ? 'nobody' : 'actor';
  const before = !roll[presiding] && roles[presiding]?.role !== 'secretary';
  return roll[actor] && before ? 'presiding' : 'nobody';
};

/**
 * Why somebody may not do what these may (grants joined by `_`). Chair and deputy are told who presides in their
 * place, `presiding`, and what to do where the attendance does not say who of them came.
 */
export const notAllowed = (
  states: States,
  actor: PersonId,
  who: string,
  presiding = presidingPerson(states),
): Refusal => {
  const { roles = {} } = states.committee?.state ?? {};
  if (roles[actor]?.role === 'observer' && who === 'P_S_V_A')
    return refuse('not-allowed', { who: 'observer' });
  const isOfficer = roles[actor]?.role === 'chair' || roles[actor]?.role === 'deputy';
  const grants = who.split('_');
  const inTheirPlace = isOfficer && presiding !== undefined && grants.includes('P');
  if (!inTheirPlace) return refuse('not-allowed', { who });
  const place = roles[presiding]?.role ?? 'member';
  const also = grants.includes('S') && place !== 'secretary' ? 'secretary' : 'nobody';
  return presides(states, actor)
    ? refuse('presides-not-over-own', { place, also })
    : refuse('presided-by', { place, also, unseen: unseenIn(states, actor, presiding) });
};
