import { general } from './general.ts';
import { generalRefusals } from './refusal/general.ts';

/** Every word that a person reads, in English: one file per area. */
export const en = {
  general,
  refusal: { ...generalRefusals },
} as const;
