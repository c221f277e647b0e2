import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { CommitteeState } from '../domain/committee.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Command } from '../domain/model.ts';
import { createBallotBox, type BallotBox } from './ballot-box.ts';
import type { Permit } from './decide.ts';
import type { Entity, PersonId } from './entity.ts';
import type { FindPeople } from './load.ts';
import { createQueue } from './queue.ts';
import type { Areas } from './replay.ts';
import type { Store } from './store.ts';
import { upcasters, type Upcasters } from './upcast.ts';

export interface RecordsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly areas: Areas;
  readonly permit: Permit;
  readonly people: FindPeople;
  readonly calendarOf: (committee: CommitteeState | undefined) => Calendar;
  readonly log: Pick<Log, 'error'>;
  /** Of secret votes; without one none can be opened. */
  readonly ballotBox?: BallotBox;
  /** After every commit: the chaser is poked by it. Must not throw. */
  readonly onCommit?: (pk: string) => void;
  /** Salts of 16 random bytes in hex. */
  readonly salt?: () => string;
  readonly upcasters?: Upcasters;
}

export interface Order {
  readonly pk: string;
  readonly command: Command;
  /** Ids of the receipts (`r|…`) of the activity that asks: any of them known makes it a duplicate. */
  readonly receipts?: readonly string[];
  /** How long to go on trying, in milliseconds: 2,500 for an invoke, 10,000 otherwise. */
  readonly deadlineMs?: number;
}

export type Outcome =
  | {
      readonly kind: 'done';
      /** The journal's sequence and time; of the head, where the command came to nothing new. */
      readonly seq: number;
      readonly at: string;
      readonly changed: readonly Entity[];
      readonly onBehalfOf?: PersonId;
    }
  | { readonly kind: 'duplicate'; readonly refs: readonly string[]; readonly at: string };

export type Execute = (order: Order) => Promise<Outcome>;

/** What all parts of the records share: the dependencies, and the line of each committee. */
export interface Room extends Required<Omit<RecordsOptions, 'onCommit'>> {
  readonly onCommit: (pk: string) => void;
  readonly inTurn: ReturnType<typeof createQueue>;
}

export const createRoom = (options: RecordsOptions): Room => ({
  salt: () => randomBytes(16).toString('hex'),
  upcasters,
  ballotBox: createBallotBox(() => []),
  onCommit: () => undefined,
  ...options,
  inTurn: createQueue(),
});
