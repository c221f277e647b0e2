import type { CommitSet, Doc, StoredEntry } from '../../src/records/store.ts';

export const pk = 'tenant-1|board';

/** A record as the contract writes it; version 0 unless `more` says otherwise. */
export const record = (id: string, more: Partial<Doc> = {}): Doc => ({
  pk,
  id,
  kind: 'entity',
  version: 0,
  body: { title: id },
  ...more,
});

export const entry = (seq: number, texts: StoredEntry['texts'] = {}): StoredEntry => ({
  seq,
  body: { seq, command: 'note.add' },
  hash: `hash-${seq}`,
  texts,
});

export const change = (seq: number, docs: readonly Doc[]): CommitSet => ({
  docs,
  entry: entry(seq),
});

/** `A-1`, `A-2` … with everything that lists need. */
export const action = (number: number, index: Doc['index'] = {}, more: Partial<Doc> = {}): Doc =>
  record(`A-${number}`, {
    index: { type: 'action', status: 'open', number, recorded: number, ...index },
    ...more,
  });
