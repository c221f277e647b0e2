import type { Message, PlannedChase } from './entity.ts';
import type { Replica } from './replay.ts';
import type { Doc } from './store.ts';

const minutes = 60_000;
const hours = 60 * minutes;

export const chaseId = (chase: PlannedChase): string =>
  `c|${chase.entity}|${chase.dueVersion}|${chase.step}|${chase.n}|${chase.person}`;

/**
 * Planned messages, due at once or at the time that they name. Ids follow the entry, so one commit plans each
 * exactly once.
 */
export function messageDocs(
  pk: string,
  { seq, at }: { readonly seq: number; readonly at: string },
  messages: readonly Message[],
): readonly Doc[] {
  const due = ({ notBefore = at }: Message): string => (notBefore > at ? notBefore : at);
  return messages.map((message, index) => ({
    pk,
    id: `m|${String(seq).padStart(8, '0')}|${index}`,
    kind: 'message',
    version: 0,
    wakeAt: due(message),
    index: {
      type: message.kind,
      status: 'planned',
      ref: message.about,
      ...('person' in message.to && { owner: message.to.person }),
    },
    body: {
      to: { ...message.to },
      kind: message.kind,
      about: message.about,
      ...(message.params && { params: message.params }),
      status: 'planned',
      plannedFor: due(message),
    },
  }));
}

/** Teams allows a thread 60 updates in 30 seconds: a live card waits this long between two of its own. */
export const CARD_PAUSE_MS = 1_000;

/**
 * A posted card that is behind: due at once, or when its pause is over. `updatedAt` is of its last update. Where
 * it was behind already, somebody may have seen in their own view what was true between two commits: it is sent
 * even if it looks (`looks`) as it did before both.
 */
export const behind = (card: Doc, now: string): Doc => {
  const { looks: _, ...rest } = card.body;
  const { updatedAt } = rest;
  const rested =
    typeof updatedAt === 'string'
      ? new Date(Date.parse(updatedAt) + CARD_PAUSE_MS).toISOString()
      : now;
  const body = card.wakeAt === undefined ? card.body : rest;
  return { ...card, body, wakeAt: rested > now ? rested : now };
};

/** Half an hour before the morning of a reminder: then the relay gathers it. UTC instants. */
export const relayAt = (plannedFor: string): string =>
  new Date(Date.parse(plannedFor) - 30 * minutes).toISOString();

/** Planned chases, due when the relay gathers them. */
export const chaseDoc = (pk: string, chase: PlannedChase): Doc => ({
  pk,
  id: chaseId(chase),
  kind: 'chase',
  version: 0,
  wakeAt: relayAt(chase.plannedFor),
  index: { type: chase.step, status: 'planned', ref: chase.entity, owner: chase.person },
  body: { ...chase, status: 'planned' },
});

/** What came of an activity, when, and the last entry of the journal then. */
export interface Receipt {
  readonly refs: readonly string[];
  readonly at: string;
  readonly seq?: number;
}

export const receiptOf = ({ body }: Doc): Receipt => body as unknown as Receipt;

/** Receipts of what an activity came to; swept at a full hour, a day later at the earliest. */
export function receiptDocs(
  pk: string,
  receipts: readonly string[],
  outcome: Receipt,
): readonly Doc[] {
  const swept = Math.ceil((Date.parse(outcome.at) + 24 * hours) / hours) * hours;
  const wakeAt = new Date(swept).toISOString();
  return receipts.map((id) => ({
    pk,
    id,
    kind: 'receipt',
    version: 0,
    wakeAt,
    body: { ...outcome },
  }));
}

/** The id of the note that people were asked about a record by cards of their own. */
export const asksId = (about: string): string => `asks|${about}`;

/** The ids that a posted card showing one of these records would have. */
export const cardIds = (changed: readonly { entity: Replica; meeting?: string | undefined }[]) => [
  ...new Set(
    changed.flatMap(({ entity, meeting }) =>
      meeting ? [`card|${entity.id}`, `card|${meeting}`] : [`card|${entity.id}`],
    ),
  ),
];
