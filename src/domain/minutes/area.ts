import type { Area } from '../model.ts';
import { addendumCommands } from './addenda.ts';
import { approvalCommands } from './approval.ts';
import { circulationCommands, minutesWake } from './circulation.ts';
import { correctionCommands } from './corrections.ts';
import { evolveMinutes } from './evolve.ts';
import { sealHolds } from './seal.ts';
import type { MinutesState } from './state.ts';

/** The life of minutes: drafted at the close, circulated, corrected, approved and sealed. */
export const minutesArea = {
  type: 'minutes',
  evolve: evolveMinutes,
  project: ({ meeting, status }) => ({ title: meeting, status }),
  nextWake: minutesWake,
  wake: 'minutes.follow-up',
  holds: sealHolds,
  commands: {
    ...circulationCommands,
    ...correctionCommands,
    ...approvalCommands,
    ...addendumCommands,
  },
} satisfies Area<MinutesState>;
