import { voters } from '../committee.ts';
import type { Area } from '../model.ts';
import { evolveMotion } from './events.ts';
import { puttingCommands } from './putting.ts';
import type { MotionState } from './state.ts';
import { votingCommands } from './voting.ts';

/** The life of a motion. */
export const motionArea = {
  type: 'motion',
  evolve: evolveMotion,
  project: ({ id, text, status, meeting }) => ({ ref: id, title: text, status, meeting }),
  box: ({ secret, status }, committee) =>
    secret && status === 'voting' ? voters(committee).length : undefined,
  commands: { ...puttingCommands, ...votingCommands },
} satisfies Area<MotionState>;
