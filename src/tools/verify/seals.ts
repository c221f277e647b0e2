import { z } from 'zod';
import { namedBy } from '../../domain/minutes/people.ts';
import { bodyOf } from '../../records/journal.ts';
import type { StoredEntry } from '../../records/store.ts';

/** A sequence and the beginning of its hash, known from elsewhere: sealed minutes, a digest. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/** What a journal says of approved minutes: on which entry they were sealed, by whom, and what came after. */
export interface Seal extends Anchor {
  readonly minutes: string;
  /** The hash of the document. */
  readonly document: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly circulatedAt?: string;
  readonly correctionsUntil?: string;
  /** How people were called, by id; undefined where that was erased. */
  readonly names: Readonly<Record<string, string | undefined>>;
  /** Without a text where it was erased. */
  readonly addenda: readonly (z.infer<typeof addition> & { readonly text?: string })[];
}

const circulation = z
  .object({ at: z.string(), correctionsUntil: z.string() })
  .transform(({ at, ...rest }) => ({ circulatedAt: at, ...rest }));
const approval = z
  .object({
    by: z.string(),
    at: z.string(),
    sealedSeq: z.number(),
    sealedHead: z.string(),
    sealedHash: z.string(),
  })
  .transform(({ by, at, sealedSeq: seq, sealedHead: hash, sealedHash: document }) => ({
    approvedBy: by,
    approvedAt: at,
    seq,
    hash,
    document,
  }));
const addition = z.object({
  by: z.string(),
  at: z.string(),
  about: z.string().optional(),
  item: z.string().optional(),
});

type Texts = ReadonlyMap<string, string | undefined>;

const namesIn = (texts: Texts): Seal['names'] =>
  Object.fromEntries(
    [...texts].flatMap(([field, name]) => {
      const person = namedBy(field);
      return person === undefined ? [] : [[person, name]];
    }),
  );

/** Follows what the entries of a journal say of its minutes. */
export const newSeals = () => {
  const circulated = new Map<string, z.infer<typeof circulation>>();
  const seals = new Map<string, Seal>();

  const circulate = (minutes: string, data: unknown): void => {
    const { data: facts } = circulation.safeParse(data);
    if (facts) circulated.set(minutes, facts);
  };
  const approve = (minutes: string, data: unknown, texts: Texts, end: Anchor): boolean => {
    const { data: facts } = approval.safeParse(data);
    if (!facts) return true;
    if (facts.seq !== end.seq || facts.hash !== end.hash) return false;
    const stands = circulated.get(minutes);
    seals.set(minutes, { minutes, ...stands, ...facts, names: namesIn(texts), addenda: [] });
    return true;
  };
  const add = (minutes: string, data: unknown, texts: Texts): void => {
    const { data: facts } = addition.safeParse(data);
    const seal = seals.get(minutes);
    if (!facts || !seal) return;
    const text = texts.get('text');
    const addendum = { ...facts, ...(text !== undefined && { text }) };
    const names = { ...namesIn(texts), ...seal.names };
    seals.set(minutes, { ...seal, names, addenda: [...seal.addenda, addendum] });
  };

  return {
    /** Whether the seals that the entry sets stand on the journal's `end` before it. */
    hear: (entry: StoredEntry, end: Anchor): boolean =>
      bodyOf(entry).events.every(({ entity, type, data, text = {} }, index) => {
        const minutes = entity.replace(/^minutes-/u, '');
        const texts: Texts = new Map(
          Object.keys(text).map((field) => [field, entry.texts[`${index}.${field}`]?.text]),
        );
        if (type === 'minutes-circulated') circulate(minutes, data);
        if (type === 'addendum-added') add(minutes, data, texts);
        return type !== 'minutes-approved' || approve(minutes, data, texts, end);
      }),
    all: (): readonly Seal[] => [...seals.values()],
  };
};
