import type { DomainEvent, Message, PersonId } from '../records/entity.ts';
import type { Calendar } from './calendar.ts';
import { addDays } from './calendar.ts';
import { type CommitteeState, committeeChange, inRole } from './committee.ts';
import type { Command, Context, States } from './model.ts';
import { refuse } from './model.ts';

/** While a hold is on, nothing that is written is erased: a dispute or an inquiry may need it. */
export interface LegalHold {
  readonly at: string;
  readonly by: PersonId;
  readonly why: string;
}

/** How long the words of finished actions and RAID entries are kept, and when that is next looked at. */
export interface Retention {
  readonly years: number;
  /** `YYYY-MM-DD`: the secretary is told what would go. */
  readonly next: string;
  /** Told: what was finished before `before` goes on the date `on`. */
  readonly announced?: { readonly before: string; readonly on: string };
}

/** Working days between telling the secretary and erasing. */
const NOTICE = 10;
const HOUR = '09:00';

const event = (
  type: string,
  data: DomainEvent['data'],
  text?: Readonly<Record<string, string>>,
): DomainEvent => ({ type, v: 1, data, ...(text && { text }) });

interface HoldInput {
  readonly on: boolean;
  readonly why?: string;
}

const hold = (states: States, { actor, input }: Command<HoldInput>, { now }: Context) => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const { hold: held } = committee;
  if (held && input.on && input.why && input.why !== held.why)
    return refuse('hold-on', { why: held.why });
  if (input.on === (held !== undefined)) return { changes: [] };
  if (!input.on)
    return { changes: [committeeChange(event('legal-hold-lifted', { by: actor, at: now }))] };
  if (!input.why) return refuse('hold-why');
  const placed = event('legal-hold-placed', { by: actor, at: now }, { why: input.why });
  return { changes: [committeeChange(placed)] };
};

/** The first working day of the month after a date. */
const nextMonth = (calendar: Calendar, date: string): string => {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return calendar.addWorkingDays(first, 0);
};

/** The same day, that many years ago; of 29 February the 28th. */
const yearsBefore = (date: string, years: number): string => {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, '0');
  const rest = date.slice(4);
  return rest === '-02-29' ? addDays(`${year}-03-01`, -1) : `${year}${rest}`;
};

const retain = (
  states: States,
  { input }: Command<{ readonly years: number | null }>,
  { now, calendar }: Context,
) => {
  const committee = states.committee?.state;
  if (!committee) return refuse('no-committee');
  const { years } = input;
  if ((committee.retention?.years ?? null) === years) return { changes: [] };
  const next = years === null ? null : nextMonth(calendar, calendar.dateOf(now));
  return { changes: [committeeChange(event('retention-set', { years, next }))] };
};

/**
 * Once a month the secretary is told what would go; ten working days later it has gone, unless a hold is on.
 * `texts`: how many would go, or have just gone.
 */
const expire = (
  states: States,
  { input }: Command<{ readonly texts: number }>,
  { now, calendar }: Context,
) => {
  const committee = states.committee?.state;
  const retention = committee?.retention;
  if (!committee || !retention) return { changes: [] };
  const today = calendar.dateOf(now);
  const next = nextMonth(calendar, today);
  if (committee.hold) return { changes: [committeeChange(event('expiry-put-off', { next }))] };
  if (input.texts === 0) return { changes: [committeeChange(event('expiry-none', { next }))] };
  if (retention.announced)
    return { changes: [committeeChange(event('expiry-done', { next, ...retention.announced }))] };
  const announced = {
    before: yearsBefore(today, retention.years),
    on: calendar.addWorkingDays(today, NOTICE),
  };
  const secretary = inRole(committee, 'secretary') ?? inRole(committee, 'chair');
  const message: Message = {
    to: { person: secretary ?? '' },
    kind: 'expiry-announced',
    about: 'committee',
  };
  return {
    changes: [committeeChange(event('expiry-announced', announced))],
    messages: secretary ? [message] : [],
  };
};

/** When the words of old records are next looked at. */
const nextExpiry = ({ retention }: CommitteeState, calendar: Calendar): string | undefined =>
  retention && calendar.instantOf(retention.announced?.on ?? retention.next, HOUR);

/**
 * What is looked at now: whatever was finished before this date. It goes where that was `announced`, else that is
 * to be announced. Undefined where nothing is looked at, or a hold is on.
 */
export const expiring = (
  { retention, hold: held }: CommitteeState,
  calendar: Calendar,
  now: string,
): { readonly before: string; readonly announced: boolean } | undefined => {
  if (!retention || held) return undefined;
  const { announced, next, years } = retention;
  if (calendar.instantOf(announced?.on ?? next, HOUR) > now) return undefined;
  return announced
    ? { before: announced.before, announced: true }
    : { before: yearsBefore(calendar.dateOf(now), years), announced: false };
};

/** What keeping the records adds to a committee's life. */
export const keeping = {
  nextWake: (state: CommitteeState, _rules: CommitteeState, calendar: Calendar) =>
    nextExpiry(state, calendar),
  wake: 'committee.expire',
  commands: {
    'committee.hold': { decide: hold },
    'committee.retain': { decide: retain },
    'committee.expire': { decide: expire },
  },
} as const;
