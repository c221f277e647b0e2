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

/**
 * Why somebody may not do what these may (grants joined by `_`). Chair and deputy are told who presides in their
 * place, `presiding`.
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
    : refuse('presided-by', { place, also });
};
