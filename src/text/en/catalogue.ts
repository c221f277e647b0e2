import { action } from './action.ts';
import { card } from './card.ts';
import { digest } from './digest.ts';
import { general } from './general.ts';
import { meeting } from './meeting.ts';
import { people } from './people.ts';
import { generalRefusals } from './refusal/general.ts';
import { meetingRefusals } from './refusal/meeting.ts';
import { minutesRefusals } from './refusal/minutes.ts';

/** Every word that a person reads, in English: one file per area. */
export const en = {
  action,
  card,
  digest,
  general,
  meeting,
  people,
  refusal: { ...generalRefusals, ...meetingRefusals, ...minutesRefusals },
} as const;
