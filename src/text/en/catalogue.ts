import { general } from './general.ts';
import { people } from './people.ts';
import { generalRefusals } from './refusal/general.ts';

/** Every word that a person reads, in English: one file per area. */
export const en = {
  general,
  people,
  refusal: { ...generalRefusals },
} as const;
