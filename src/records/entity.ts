/**
 * What the records are made of. Types only: any room may import this file.
 *
 * An entity is one document of a committee. Its state is the fold of its events (`evolve`), and the
 * events stand in the committee's journal. People appear in both by opaque id alone.
 */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Opaque, random, never derived from a name, an e-mail or an Entra id. `gavel` is Gavel itself. */
export type PersonId = string;

/** `M-4` meeting, `A-12` action, `D-7` decision, `R-3` RAID entry. Per committee, never reused. */
export type Ref = string;

/** What a head counts: the four references, and the three numbered things without one. */
export type Counter = 'M' | 'A' | 'D' | 'R' | 'N' | 'I' | 'V';

export type EntityType =
  | 'committee'
  | 'meeting'
  | 'agenda-item'
  | 'note'
  | 'motion'
  | 'decision'
  | 'action'
  | 'raid'
  | 'minutes';

/**
 * A past-tense fact. `data` holds everything that a rule worked out, so that replay needs no rule.
 * Free text (anything that a person wrote) stands in `text`, where the journal keeps it erasable.
 * `v` counts the versions of this event's shape.
 */
export interface DomainEvent {
  readonly type: string;
  readonly v: number;
  readonly data: { readonly [key: string]: Json | undefined };
  readonly text?: { readonly [field: string]: string };
}

/** What a replayed event holds where its text was erased. */
export const ERASED = '[erased]';

/** An entity as loaded: `version` starts at 1 and rises with every commit that touches it. */
export interface Entity<S = unknown> {
  readonly id: string;
  readonly type: EntityType;
  readonly version: number;
  readonly state: S;
  readonly updatedAt: string;
}

/** The events that one command adds to one entity. An unknown id creates the entity. */
export interface EntityChange {
  readonly id: string;
  readonly type: EntityType;
  readonly events: readonly DomainEvent[];
}

/** What of a state is indexed and listed. `words` are filled in by records from `title`. */
export interface Indexed {
  readonly ref?: Ref;
  readonly title: string;
  readonly status: string;
  readonly owner?: PersonId;
  readonly due?: string;
  readonly meeting?: Ref;
}

/** Who a message goes to: one person's 1:1 chat, or the committee's conversation (`root`: a new post). */
export type Recipient =
  | { readonly person: PersonId }
  | { readonly conversation: 'thread' | 'root' };

/**
 * A message to be sent because of a command; written in the same commit (the outbox). Its card is made
 * from fresh records when it is sent, so it holds ids, never words.
 */
export interface Message {
  readonly to: Recipient;
  readonly kind: string;
  readonly about: string;
  /** UTC instant before which it is not sent; absent: at once. */
  readonly notBefore?: string;
  readonly params?: { readonly [key: string]: Json | undefined };
}

/** One planned reminder or escalation, to one person about one record. */
export interface PlannedChase {
  readonly entity: string;
  readonly person: PersonId;
  readonly step: string;
  /** Which repetition of this step, from 1. */
  readonly n: number;
  readonly dueVersion: number;
  /** UTC instant: the person's own morning. */
  readonly plannedFor: string;
  /** Where it waits for somebody's absence to end: their day on which they would have had it, `YYYY-MM-DD`. */
  readonly date?: string;
}

/** A vote in a secret ballot: no fact, so neither journaled nor seen again. Goes into the entity's ballot box. */
export interface SecretBallot {
  readonly entity: string;
  readonly seat: PersonId;
  readonly choice: 'for' | 'against' | 'abstain';
}

/** What a command comes to: facts, and what must be said because of them. */
export interface Decided {
  readonly changes: readonly EntityChange[];
  readonly ballots?: readonly SecretBallot[];
  readonly messages?: readonly Message[];
  readonly chases?: readonly PlannedChase[];
}

/** A rule's no: a code of `src/text/en/refusal/` with its parameters, not a sentence. */
export interface Refusal {
  readonly refusal: string;
  readonly params?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** An entry of the committee's journal as read back. Shapes as in `GET …/journal`. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly command: string;
  /** The id of the record that the command was about. */
  readonly ref: string;
  readonly events: readonly StoredEvent[];
  readonly prev: string;
  readonly hash: string;
}

/** An event as hashed: free text replaced by commitments SHA-256(salt ‖ text), in lower-case hex. */
interface StoredEvent {
  readonly entity: string;
  readonly entityType: EntityType;
  readonly type: string;
  readonly v: number;
  readonly data: { readonly [key: string]: Json | undefined };
  readonly text?: { readonly [field: string]: string };
}
