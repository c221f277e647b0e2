import type { Json, PersonId, PlannedChase, Recipient } from '../records/entity.ts';
import type { Doc } from '../records/store.ts';
import type { Address } from './ports.ts';

const DIGEST = 'digest|';

/** What becomes of a message: `unknown` may have arrived, and is never resent blindly. */
export type Status = 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';

/** The body of a `message`: `m|…` of a commit, `digest|<date>` of a person's morning. */
export interface MessageBody {
  readonly to: Recipient;
  readonly kind: string;
  readonly about: string;
  readonly params?: { readonly [key: string]: Json | undefined };
  readonly status: Status;
  readonly reason?: string;
  /** UTC instants. */
  readonly plannedFor: string;
  /** Of what is for a morning: from then on it is too late for that one. */
  readonly until?: string;
  readonly sentAt?: string;
  readonly activityId?: string;
  /** How often it was put off because the channel was busy. */
  readonly attempts?: number;
  /** It may have arrived, and the secretary had it posted again; that happens once. */
  readonly repeated?: boolean;
  /** It failed, and the secretary is offered to post it again. */
  readonly offered?: boolean;
  /** Of a digest: the ledger's rows that it tells. */
  readonly rows?: readonly { readonly pk: string; readonly id: string }[];
}

/** The body of a `chase`: a row of the committee's ledger. */
export interface ChaseBody extends PlannedChase {
  readonly status: Status;
  /** UTC instant of the morning for which it was planned first, where that digest did not reach its person. */
  readonly missed?: string;
  readonly reason?: string;
  readonly sentAt?: string;
  readonly activityId?: string;
}

/** The body of a `waiting`: a row of a committee's ledger that waits for its person's morning. */
export interface WaitingBody {
  /** The committee's partition, and the row's id there. */
  readonly from: string;
  readonly row: string;
  readonly chase: PlannedChase;
  /** Its first digest may have arrived; its row says so already. */
  readonly maybe?: boolean;
}

/** Where a card stands, and the kind of message that it came with. */
export interface Post {
  readonly address: Address;
  readonly activityId: string;
  readonly kind: string;
}

/** The body of a `card`: a live card in the committee's conversation, due while it is behind. */
export interface CardBody extends Post {
  /** The sequence of the committee's journal up to which it shows the records. */
  readonly shown: number;
  /** A digest of what it looked like at its last update. */
  readonly looks?: string;
  /** Posts of the same before it, which are kept up to date with it; the oldest first. */
  readonly earlier?: readonly Post[];
}

/** The body of a document of each kind. */
export const messageOf = ({ body }: Doc): MessageBody => body as unknown as MessageBody;
export const chaseOf = ({ body }: Doc): ChaseBody => body as unknown as ChaseBody;
export const waitingOf = ({ body }: Doc): WaitingBody => body as unknown as WaitingBody;
export const cardOf = ({ body }: Doc): CardBody => body as unknown as CardBody;

/** The document with some of its body changed, next due at `wakeAt`, or never again without one. */
export const changed = (doc: Doc, changes: object, wakeAt?: string): Doc => {
  const { wakeAt: _, ...rest } = doc;
  const body: Doc['body'] = { ...doc.body, ...changes };
  const { status } = body;
  return {
    ...rest,
    body,
    ...(doc.index && {
      index: { ...doc.index, ...(typeof status === 'string' && { status }) },
    }),
    ...(wakeAt !== undefined && { wakeAt }),
  };
};

/** The id of a person's digest of a day, `YYYY-MM-DD` in their zone. */
export const digestId = (date: string): string => `${DIGEST}${date}`;
export const dateOfDigest = (id: string): string => id.slice(DIGEST.length);

/** The two halves of a partition: `<tenant>|<committee id>` or `<tenant>|p:<person id>`. */
export const partition = (
  pk: string,
): { readonly tenant: string; readonly committee?: string; readonly person?: PersonId } => {
  const [tenant = '', rest = ''] = pk.split('|');
  return rest.startsWith('p:') ? { tenant, person: rest.slice(2) } : { tenant, committee: rest };
};

/** A UTC instant some milliseconds later. */
export const later = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();
