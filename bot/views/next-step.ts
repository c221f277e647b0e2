import type { NextStep } from '../../cards/action.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Rung } from '../../src/domain/chase/ladder.ts';
import { whatComesNext } from '../../src/domain/chase/ladder.ts';
import { isEscalation, isNudge, recipientsOf } from '../../src/domain/chase/plan.ts';
import { type Review, reviewRecipients, reviewRungs } from '../../src/domain/chase/reviews.ts';
import { isNoNews, orStepIns, stepIns } from '../../src/domain/chase/reach.ts';
import { peopleInRole } from '../../src/domain/committee.ts';
import type { PersonFacts } from '../../src/domain/model.ts';
import type { Scene } from '../scene.ts';

const STEP: Readonly<Record<Rung['to'], NextStep['step']>> = {
  owner: 'reminder',
  secretary: 'secretary',
  decider: 'decide',
  chair: 'chair',
  agenda: 'agenda',
  sponsor: 'sponsor',
};

export const ownerFacts = async (
  { services, tenant, body }: Scene,
  { owner }: Pick<ActionState, 'owner'>,
): Promise<PersonFacts | undefined> =>
  owner === undefined
    ? undefined
    : (await services.directory.facts(tenant, [owner], body.state)).get(owner);

/** What the owner does not get stands in the secretary's digest; who was not reached is not escalated. */
const withoutOwner = (rung: Rung): Rung =>
  rung.to === 'owner' ? { ...rung, to: 'secretary' } : rung;

/** What comes of a review that nobody holds, in the reader's words. */
export const nextOfReview = async (scene: Scene, review: Review): Promise<NextStep | undefined> => {
  const { body, calendar, place, viewer } = scene;
  const rungs = reviewRungs(review, body.state, calendar);
  const rung = rungs.find(
    (each) => each.date > place.today && reviewRecipients(each, review, body.state).length > 0,
  );
  if (!rung) return undefined;
  const [person] = rung.to === 'owner' ? [] : reviewRecipients(rung, review, body.state);
  const again = rungs.slice(0, rungs.indexOf(rung)).some(({ to }) => to === rung.to);
  return {
    step: rung.to === 'chair' ? 'summary' : STEP[rung.to],
    on: rung.date,
    ...(person === undefined ? {} : { who: await scene.name(person) }),
    ...(person !== undefined && person === viewer ? { you: true } : {}),
    ...(again ? { again } : {}),
    ...(review.owner === viewer ? { own: true } : {}),
  };
};

/** What the ladder does next with an action, in the reader's words. */
export const nextStepOf = async (
  scene: Scene,
  state: ActionState,
): Promise<NextStep | undefined> => {
  const { body, calendar, now, viewer } = scene;
  const asked = [...(state.owner ? [state.owner] : []), ...peopleInRole(body.state, 'secretary')];
  const people = await scene.services.directory.facts(
    scene.tenant,
    [...asked, ...stepIns(body.state)],
    body.state,
  );
  const owner = people.get(state.owner ?? '');
  const out = owner?.unreachable !== undefined;
  const reaches = ({ step, to }: Rung): boolean => {
    if (out && (isEscalation(step) || isNoNews(step, state))) return false;
    if (to === 'owner') return out || !(owner?.optedOut && isNudge(step));
    return to === 'agenda' || recipientsOf(to, state, body.state).length > 0;
  };
  const found = whatComesNext(state, body.state, calendar, now, reaches);
  if (!found) return undefined;
  const rung = out ? withoutOwner(found) : found;
  const told = rung.to === 'owner' ? [] : recipientsOf(rung.to, state, body.state);
  const [person] = orStepIns(told, body.state, people, state.owner);
  const step = state.status === 'done' && rung.to === 'decider' ? 'confirm' : STEP[rung.to];
  return {
    step,
    on: rung.date,
    ...(person === undefined ? {} : { who: await scene.name(person) }),
    ...(person !== undefined && person === viewer ? { you: true } : {}),
    ...(state.owner === viewer ? { own: true } : {}),
  };
};
