import type { DomainEvent, PersonId } from '../../records/entity.ts';
import type { ActionChase } from '../action/state.ts';
import type { Fact } from '../fact.ts';

/**
 * One step of the ladder was planned. `person` is null where nobody is to be told (the agenda, an
 * opt-out, somebody out of reach): the step counts as taken all the same.
 */
export type ChasePlanned = Fact<
  'chase-planned',
  {
    readonly step: string;
    readonly n: number;
    readonly person: PersonId | null;
    /** UTC instant: that person's own morning. */
    readonly plannedFor: string | null;
    /** It asks the owner. */
    readonly asks: boolean;
    /** The owner is asked no more: the secretary chooses. */
    readonly stops: boolean;
  }
>;

/** How a step is kept in `ActionChase.planned`. */
export const stepKey = (step: string, n: number): string => (n === 1 ? step : `${step}#${n}`);

/** The ladder starts again at a UTC instant: a release, a new date, an answer, a reopening, a handover. */
export const rearm = (chase: ActionChase, at: string): ActionChase => ({
  dueVersion: chase.dueVersion + 1,
  armedAt: at,
  planned: [],
  unanswered: 0,
});

/** Copies the facts of a `chase-planned` event. */
export const evolveChase = (chase: ActionChase, event: DomainEvent): ActionChase => {
  const { step, n, plannedFor, asks, stops } = event.data as ChasePlanned['data'];
  const key = stepKey(step, n);
  return {
    ...chase,
    planned: chase.planned.includes(key) ? chase.planned : [...chase.planned, key],
    unanswered: chase.unanswered + (asks ? 1 : 0),
    ...(asks && plannedFor !== null ? { askedFor: plannedFor } : {}),
    ...(stops ? { stopped: true } : {}),
  };
};
