import { Invalid } from '../errors.ts';
import { canonical, clean, sha256 } from './canonical.ts';
import {
  ERASED,
  type DomainEvent,
  type EntityChange,
  type EntityType,
  type JournalEntry,
} from './entity.ts';
import type { StoredEntry } from './store.ts';
import { upcast, type Upcasters } from './upcast.ts';

/** What the first entry names as its predecessor. */
export const genesis = '0'.repeat(64);

/** One event with the entity that it belongs to. */
export interface Fact {
  readonly entity: string;
  readonly entityType: EntityType;
  readonly event: DomainEvent;
}

/** What is written down: an entry before its texts are committed to and its hash is known. */
export type Draft = Omit<JournalEntry, 'events' | 'hash'> & { readonly facts: readonly Fact[] };

/** The command of the entry that an erasure appends, and its one event. */
export const erasure = { command: 'journal.erase', event: 'journal.erased' } as const;

const maxBytes = 256 * 1024;

export const commitment = (salt: string, text: string): string => sha256(salt + text);

export const factsOf = (changes: readonly EntityChange[]): readonly Fact[] =>
  clean(
    changes.flatMap(({ id, type, events }) =>
      events.map((event) => ({ entity: id, entityType: type, event })),
    ),
  );

/**
 * Makes the entry: each free text is replaced by SHA-256(salt ‖ text) with a salt of its own, and the pair is
 * laid beside what is hashed. Throws Invalid (`too-large`) above 256 KB.
 */
export function makeEntry({ facts, ...draft }: Draft, salt: () => string): StoredEntry {
  const texts: Record<string, { salt: string; text: string }> = {};
  const commit = (index: number, text: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(text).map(([field, words]) => {
        const pair = { salt: salt(), text: words };
        texts[`${index}.${field}`] = pair;
        return [field, commitment(pair.salt, pair.text)];
      }),
    );
  const events = facts.map(({ entity, entityType, event }, index) => ({
    entity,
    entityType,
    ...event,
    ...(event.text && { text: commit(index, event.text) }),
  }));
  const hashed = canonical(clean({ ...draft, events }));
  if (Buffer.byteLength(hashed) + Buffer.byteLength(JSON.stringify(texts)) > maxBytes) {
    throw new Invalid('too-large', { maxBytes });
  }
  return { seq: draft.seq, body: JSON.parse(hashed), hash: sha256(hashed), texts };
}

/** What is hashed of an entry. */
export const bodyOf = (entry: StoredEntry): Omit<JournalEntry, 'hash'> =>
  entry.body as unknown as Omit<JournalEntry, 'hash'>;

export const readEntry = (entry: StoredEntry): JournalEntry => ({
  ...bodyOf(entry),
  hash: entry.hash,
});

/** The events with their texts, `[erased]` where a text is gone, in today's shapes; none of an erasure. */
export function restore(entry: StoredEntry, registry: Upcasters): readonly Fact[] {
  const { command, events } = bodyOf(entry);
  if (command === erasure.command) return [];
  return events.map(({ entity, entityType, ...stored }, index) => {
    const fields = Object.keys(stored.text ?? {});
    const text = fields.map((field) => [field, entry.texts[`${index}.${field}`]?.text ?? ERASED]);
    const event = fields.length > 0 ? { ...stored, text: Object.fromEntries(text) } : stored;
    return { entity, entityType, event: upcast(event, registry) };
  });
}

/** `"<seq>:<path>"` of every text that this entry says was erased; none unless it is an erasure. */
export function erasedIn(entry: StoredEntry): readonly string[] {
  const { command, events } = bodyOf(entry);
  if (command !== erasure.command) return [];
  return events.flatMap(({ data }) => data['texts'] as readonly string[]);
}

/** Every text that the entry commits to: its path (`"<event index>.<field>"`) and the commitment. */
export const commitmentsOf = (entry: StoredEntry): readonly (readonly [string, string])[] =>
  bodyOf(entry).events.flatMap(({ text = {} }, index) =>
    Object.entries(text).map(([field, hash]) => [`${index}.${field}`, hash] as const),
  );

/** True when the entry's hash is that of its body. Text that is canonical already needs no sorting. */
export const isSound = (entry: StoredEntry): boolean =>
  sha256(JSON.stringify(entry.body)) === entry.hash || sha256(canonical(entry.body)) === entry.hash;
