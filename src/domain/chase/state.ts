import type { DomainEvent, PersonId } from '../../records/entity.ts';
import type { Fact } from '../fact.ts';

/** The reminders of one record: what the ladder has done since it was last armed. */
export interface ChaseState {
  /** Rises at every re-arming: release, new date, answer, reopening, handover. */
  readonly dueVersion: number;
  /** UTC instant of the last arming or answer; the ladder's waits count from it. */
  readonly armedAt?: string;
  /** Steps planned since the last arming, `step` or `step#n`, in order. */
  readonly planned: readonly string[];
  /** Reminders to the owner since their last answer. */
  readonly unanswered: number;
  /** UTC instant of the owner's last planned reminder: nobody hears of them before it. */
  readonly askedFor?: string;
  /** Set when three reminders in a row went unanswered: the secretary must choose. */
  readonly stopped?: boolean;
}

/** Nothing was planned or armed yet. */
export const unarmed: ChaseState = { dueVersion: 0, planned: [], unanswered: 0 };

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

/** How a step is kept in `ChaseState.planned`. */
export const stepKey = (step: string, n: number): string => (n === 1 ? step : `${step}#${n}`);

/** How often a repeated step has been planned since the last arming. */
export const timesPlanned = (
  { chase }: { readonly chase: Pick<ChaseState, 'planned'> },
  step: string,
): number => chase.planned.filter((key) => key === step || key.startsWith(`${step}#`)).length;

/** The ladder starts again at a UTC instant: a release, a new date, an answer, a reopening, a handover. */
export const rearm = (chase: ChaseState, at: string): ChaseState => ({
  dueVersion: chase.dueVersion + 1,
  armedAt: at,
  planned: [],
  unanswered: 0,
});

/** Copies the facts of a `chase-planned` event. */
export const evolveChase = (chase: ChaseState, event: DomainEvent): ChaseState => {
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
