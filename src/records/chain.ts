import { bodyOf, commitment, commitmentsOf, erasedIn, genesis, isSound } from './journal.ts';
import type { StoredEntry } from './store.ts';

/**
 * What is wrong with an entry: `missing` (a gap before it), `order`, `chain`, `hash`, `commitment` (a text is
 * not the one committed to), `erased` (a text is gone without an erasure, or there again after one), `time`.
 */
export type Flaw = 'missing' | 'order' | 'chain' | 'hash' | 'commitment' | 'erased' | 'time';

/** How far a journal has been followed. */
export interface Chain {
  seq: number;
  hash: string;
  at: string;
  /** Texts that the journal says were erased. */
  erased: number;
  /** Texts that were left out of an export, to be told later. */
  withheld: number;
  /** `"<seq>:<path>"` of texts that are gone and not yet explained by an erasure, with their entry. */
  readonly gone: Map<string, number>;
}

export const newChain = (): Chain => ({
  seq: 0,
  hash: genesis,
  at: '',
  erased: 0,
  withheld: 0,
  gone: new Map(),
});

function linkFlaw(entry: StoredEntry, chain: Chain): Flaw | undefined {
  const { seq, at, prev } = bodyOf(entry);
  if (entry.seq !== chain.seq + 1) return 'missing';
  if (!isSound(entry)) return 'hash';
  if (seq !== entry.seq) return 'order';
  if (prev !== chain.hash) return 'chain';
  return at < chain.at ? 'time' : undefined;
}

function textFlaw(entry: StoredEntry, chain: Chain, withheld: readonly string[]): Flaw | undefined {
  let present = 0;
  for (const [path, expected] of commitmentsOf(entry)) {
    const pair = entry.texts[path];
    if (!pair && withheld.includes(path)) chain.withheld += 1;
    else if (!pair) chain.gone.set(`${entry.seq}:${path}`, entry.seq);
    else if (commitment(pair.salt, pair.text) !== expected) return 'commitment';
    else present += 1;
  }
  if (Object.keys(entry.texts).length !== present) return 'commitment';
  for (const key of erasedIn(entry)) {
    if (!chain.gone.delete(key)) return 'erased';
    chain.erased += 1;
  }
  return undefined;
}

/** What is wrong with the next entry, by itself and after the ones before it; `withheld` texts may be absent. */
export const flawOf = (
  entry: StoredEntry,
  chain: Chain,
  withheld: readonly string[] = [],
): Flaw | undefined => linkFlaw(entry, chain) ?? textFlaw(entry, chain, withheld);

/** The entry that is wrong: of a gap the first that is not there. */
export const flawedAt = (why: string, entry: StoredEntry, { seq }: Chain): number =>
  why === 'missing' ? seq + 1 : entry.seq;

/** Moves on past an entry that is sound. */
export function advance(chain: Chain, entry: StoredEntry): void {
  const { seq, at } = bodyOf(entry);
  Object.assign(chain, { seq, at, hash: entry.hash });
}

/** The entry of a text that is gone although no erasure says so; asked at the journal's end. */
export const unexplained = ({ gone }: Chain): number | undefined => gone.values().next().value;
