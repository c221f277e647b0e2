import type {
  Counter,
  Decided,
  DomainEvent,
  Entity,
  EntityType,
  Indexed,
  PersonId,
  Ref,
  Refusal,
} from '../records/entity.ts';
import type { Calendar } from './calendar.ts';
import type { ActionState } from './action/state.ts';
import type { AgendaItemState } from './agenda-item.ts';
import type { CommitteeState } from './committee.ts';
import type { DecisionState } from './decision/state.ts';
import type { MeetingState } from './meeting/state.ts';
import type { MinutesState } from './minutes/state.ts';
import type { Counts } from './motion/rules.ts';
import type { MotionState } from './motion/state.ts';
import type { NoteState } from './note.ts';
import type { RaidState } from './raid/state.ts';
import type { Verb } from './verbs.ts';

/** The state of each type of entity. */
export interface StateOf {
  committee: CommitteeState;
  meeting: MeetingState;
  'agenda-item': AgendaItemState;
  note: NoteState;
  motion: MotionState;
  decision: DecisionState;
  action: ActionState;
  raid: RaidState;
  minutes: MinutesState;
}

/** What somebody asks for. `id` is the entity acted upon, `version` the version that the card showed. */
export interface Command<I = unknown> {
  readonly verb: Verb;
  readonly actor: PersonId;
  readonly id?: string;
  readonly version?: number;
  readonly input: I;
}

/** What of a person the rules need: their name, their mornings, their absence, whether they can be reached. */
export interface PersonFacts {
  readonly id: PersonId;
  /** How they are called now. It may change; what must not change with it keeps it as erasable text. */
  readonly name: string;
  /** IANA zone; the committee's where unknown. */
  readonly timeZone: string;
  /** `HH:mm`, the hour of the daily digest in their zone. */
  readonly slot: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  /** Holidays region as date-holidays names it (`GB-ENG`); absent: no holidays known. */
  readonly region?: string;
  readonly optedOut: boolean;
  /** Last day of absence, `YYYY-MM-DD` in their zone. */
  readonly awayUntil?: string;
  /**
   * Why they cannot be reached in 1:1 (`guest`, `not-installed`, `blocked`, `never-seen`, `left`); absent:
   * they can.
   */
  readonly unreachable?: string;
}

/** The entities that a command may look at, loaded at one head. */
export interface States {
  readonly committee: Entity<CommitteeState> | undefined;
  get<T extends EntityType>(type: T, id: string): Entity<StateOf[T]> | undefined;
  /** Everything recorded in a meeting (agenda items, notes, decisions, actions, RAID entries), in order. */
  ofMeeting(meeting: Ref): readonly Entity[];
}

/** What decide knows beside the states. Pure values only. */
export interface Context {
  /** `max(clock, head)`, ISO 8601 in UTC. */
  readonly now: string;
  readonly actor: PersonId;
  /** Set by the permission table when the secretary acts for an owner or for the presiding person. */
  readonly onBehalfOf?: PersonId;
  /** The committee's working calendar; of the default rules while there is no committee yet. */
  readonly calendar: Calendar;
  /** The journal's last sequence and hash, on which this command builds. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly people: ReadonlyMap<PersonId, PersonFacts>;
  /**
   * How these seats voted in the entity's secret ballot, together. Its box must have been asked for. Throws
   * Refused (`ballots-locked`) where the box cannot be opened.
   */
  tally(entity: string, seats: readonly PersonId[]): Counts;
  /**
   * The next id of its kind: `A-12`, `N-40`, `I-9`, `V-2`. Also the reference, for the four kinds that have
   * one.
   */
  fresh(counter: Counter): string;
}

/** What must be loaded before a command can be decided. */
export interface Needs {
  readonly ids?: readonly string[];
  readonly meetings?: readonly Ref[];
  readonly people?: readonly PersonId[];
  /** Entities whose ballot boxes are to be counted. */
  readonly boxes?: readonly string[];
}

/** How one verb is decided. */
export interface CommandRule<I = never> {
  /** Called again with what was loaded until it asks for nothing new. Absent: the committee and `id`. */
  readonly needs?: (command: Command<I>, states: States) => Needs;
  readonly decide: (states: States, command: Command<I>, context: Context) => Decided | Refusal;
}

/** One area of the domain: the life of one type of entity. */
export interface Area<S> {
  readonly type: EntityType;
  /** Copies facts from the event; `undefined` is the state before the first. Knows no rule. */
  readonly evolve: (state: S | undefined, event: DomainEvent) => S;
  readonly project: (state: S) => Indexed;
  /**
   * When this entity next needs attention (UTC instant), with the committee's rules and calendar; nothing
   * follows from `inSession`, `nextMeeting` and `waiting`, which change at every meeting.
   * Pure; stored beside the state, never journaled.
   */
  readonly nextWake?: (
    state: S,
    committee: CommitteeState,
    calendar: Calendar,
  ) => string | undefined;
  /**
   * How many places the entity's ballot box has; undefined where it has none. Pure. The box is made, and
   * removed, in the commit that makes this so.
   */
  readonly box?: (state: S, committee: CommitteeState) => number | undefined;
  /** The fields of its events' texts that nobody reads yet: an export leaves them out. Pure. */
  readonly veiled?: (state: S) => readonly string[];
  /** Whether what was sealed is still what the records say, all of which are there. Pure; verify asks it. */
  readonly holds?: (state: S, states: States) => boolean;
  /** The verb that Gavel itself executes on the entity when that time has come. */
  readonly wake?: Verb;
  readonly commands: { readonly [verb in Verb]?: CommandRule };
}

/** A rule's no: a code of `src/text/en/refusal/`, with the parameters of its sentence. */
export const refuse = (refusal: string, params?: Refusal['params']): Refusal =>
  params ? { refusal, params } : { refusal };

export const isRefusal = (result: Decided | Refusal): result is Refusal => 'refusal' in result;
