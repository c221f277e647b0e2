import { z } from 'zod';
import { bodyOf } from '../../records/journal.ts';
import type { StoredEntry } from '../../records/store.ts';
import type { Heading } from './read.ts';

/** What the entries call their committee: code and name may have changed, and a name been erased. */
export interface Called {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly erased: boolean;
}

const entitled = z.object({ committeeId: z.string().optional(), code: z.string().optional() });

/** Follows what the entries of a journal call its committee. */
export const newCaller = () => {
  const ids = new Set<string>();
  const codes = new Set<string>();
  const names = new Set<string>();
  let erased = false;
  return {
    hear: (entry: StoredEntry): void => {
      for (const [index, { entityType, data, text }] of bodyOf(entry).events.entries()) {
        if (entityType !== 'committee') continue;
        const { committeeId, code } = entitled.safeParse(data).data ?? {};
        if (committeeId !== undefined) ids.add(committeeId);
        if (code !== undefined) codes.add(code);
        const name = entry.texts[`${index}.name`]?.text;
        if (name !== undefined) names.add(name);
        else if (text?.['name'] !== undefined) erased = true;
      }
    },
    all: (): Called => ({ ids: [...ids], codes: [...codes], names: [...names], erased }),
  };
};

/** Whether the committee's own entries call it so. */
export const isCalled = (
  { id, code, name }: Heading['committee'],
  { ids, codes, names, erased }: Called,
): boolean => ids.includes(id) && codes.includes(code) && (erased || names.includes(name));
