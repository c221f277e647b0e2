import { reviewWake } from '../chase/reviews.ts';
import type { Area } from '../model.ts';
import { evolveRaid } from './events.ts';
import { recordCommands } from './record.ts';
import { reviewCommands } from './review.ts';
import type { RaidState } from './state.ts';

/** The life of a risk, assumption, issue or dependency. */
export const raidArea = {
  type: 'raid',
  evolve: evolveRaid,
  project: ({ ref, text, status, owner, due, meeting }) => ({
    ref,
    title: text,
    status,
    ...(owner ? { owner } : {}),
    ...(due ? { due } : {}),
    ...(meeting ? { meeting } : {}),
  }),
  nextWake: (state, committee, calendar) =>
    reviewWake({ type: 'raid', state }, committee, calendar),
  wake: 'chase.plan',
  commands: { ...recordCommands, ...reviewCommands },
} satisfies Area<RaidState>;
