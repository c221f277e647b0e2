import type { Address } from '../chaser/ports.ts';
import { workingDaysIn } from '../domain/calendar.ts';
import type { CalendarRules } from '../domain/calendar.ts';
import type { PersonFacts } from '../domain/model.ts';
import type { PersonId } from '../records/entity.ts';

/** Somebody of a tenant. Everything but the id may change; the id says nothing about who it is. */
export interface Person {
  readonly id: PersonId;
  readonly tenant: string;
  readonly name: string;
  /** Earlier names and addresses, the latest first: texts written then still name them so. */
  readonly formerNames?: readonly string[];
  /** Absent for people without Teams. */
  readonly aadObjectId?: string;
  /** How the channel names them in mentions and 1:1 chats (`29:…`). */
  readonly channelUserId?: string;
  readonly email?: string;
  /** IANA zone, from their own activities or as they set it. */
  readonly timeZone?: string;
  /** True once they set it: their client's zone no longer counts. */
  readonly zoneSet?: boolean;
  /** While their reminders move to other mornings: the zone before; null: they had none of their own. */
  readonly plannedIn?: string | null;
  readonly locale?: string;
  /** Holidays region as date-holidays names it. */
  readonly region?: string;
  readonly guest?: boolean;
  readonly optedOut?: boolean;
  /** Last day of absence, `YYYY-MM-DD` in their zone. */
  readonly awayUntil?: string;
  /** Why a 1:1 message failed for good; cleared when they write or install, or speak elsewhere. */
  readonly unreachable?: string;
  /** Their 1:1 chat. */
  readonly address?: Address;
  /** Committees in which they took part, by id. */
  readonly committees: readonly string[];
}

/** What a channel says about somebody. Hostile until cleaned; what is absent changes nothing. */
export interface Sighting {
  readonly aadObjectId: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly locale?: string | undefined;
  readonly region?: string | undefined;
  readonly guest?: boolean | undefined;
  readonly channelUserId?: string | undefined;
}

/** What holds for people who have not said otherwise, where no committee's rules do. */
export const plainDefaults: CalendarRules = { timeZone: 'UTC', workingDays: [1, 2, 3, 4, 5] };

const SLOT = '09:00';

const reachability = (person: Person): string | undefined => {
  if (person.unreachable) return person.unreachable;
  if (person.address) return undefined;
  if (!person.aadObjectId) return 'never-seen';
  return person.guest ? 'guest' : undefined;
};

/** What the rules need to know of a person; the defaults fill in what nobody said. */
export const factsOf = (person: Person, defaults: CalendarRules): PersonFacts => {
  const region = person.region ?? defaults.region;
  const unreachable = reachability(person);
  return {
    id: person.id,
    name: person.name,
    timeZone: person.timeZone ?? defaults.timeZone,
    slot: SLOT,
    workingDays: person.region === undefined ? defaults.workingDays : workingDaysIn(person.region),
    optedOut: person.optedOut ?? false,
    ...(region === undefined ? {} : { region }),
    ...(person.awayUntil === undefined ? {} : { awayUntil: person.awayUntil }),
    ...(unreachable === undefined ? {} : { unreachable }),
  };
};
