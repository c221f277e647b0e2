import type { ActionState } from '../action/state.ts';
import { addDays, beginningOf, type Calendar } from '../calendar.ts';
import type { CommitteeState } from '../committee.ts';
import { openRungs, type Rung, rungsOf } from './rungs.ts';

export type { Rung } from './rungs.ts';

/**
 * A reminder on the date itself is planned some days early: an owner whose own week ends sooner than the
 * committee's has the last working morning before the date sooner too.
 */
const AHEAD_OF_DUE = 4;

/** The UTC instant at which a rung is planned: before the earliest morning of its date anywhere. */
export const planningOf = ({ step, date }: Rung): string =>
  beginningOf(step === 'due' ? addDays(date, -AHEAD_OF_DUE) : date);

/** The step that is planned next, of those not planned yet. */
export const nextChase = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
): Rung | undefined =>
  openRungs(action, committee, calendar)
    .sort((a, b) => planningOf(a).localeCompare(planningOf(b)))
    .at(0);

/** When an action next needs `chase.plan` (UTC instant); undefined: never, as it stands. */
export const chaseWake = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
): string | undefined => {
  const rung = nextChase(action, committee, calendar);
  return rung && planningOf(rung);
};

/**
 * The step after today's, for the card and for every reminder ("On Thursday this joins Maya's list"); of
 * two on one day the one that speaks to somebody else than the owner. `told` leaves out steps that will
 * reach nobody. `now` is a UTC instant, the rung's date is in the committee's zone.
 */
export const whatComesNext = (
  action: ActionState,
  committee: CommitteeState,
  calendar: Calendar,
  now: string,
  told: (rung: Rung) => boolean = () => true,
): Rung | undefined => {
  const today = calendar.dateOf(now);
  return rungsOf(action, committee, calendar)
    .filter((rung) => rung.date > today && told(rung))
    .sort(
      (a, b) => a.date.localeCompare(b.date) || Number(a.to === 'owner') - Number(b.to === 'owner'),
    )
    .at(0);
};

/** True once a late action has climbed to the next agenda: matters arising lists it. */
export const isOnNextAgenda = ({ chase }: ActionState): boolean =>
  chase.planned.includes('overdue-10-agenda');
