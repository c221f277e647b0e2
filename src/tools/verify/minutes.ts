import { z } from 'zod';
import { canonical, sha256 } from '../../records/canonical.ts';
import type { Seal } from './check.ts';

const sealed = z.object({ minutes: z.looseObject({ ref: z.string() }) });

const read = (file: string): z.infer<typeof sealed> | undefined => {
  try {
    return sealed.safeParse(JSON.parse(file)).data;
  } catch {
    return undefined;
  }
};

/**
 * Whether minutes, as `minutes/M-4.json` gives them to somebody who may read all of them, are word for word what
 * the journal has sealed. Addenda came after the seal and stand outside it.
 */
export const isSealed = (file: string, seals: readonly Seal[]): boolean => {
  const found = read(file);
  const seal = seals.find(({ minutes }) => minutes === found?.minutes.ref);
  return seal?.document === sha256(canonical({ ...found?.minutes, addenda: [] }));
};
