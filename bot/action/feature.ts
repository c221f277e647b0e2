import type { Feature } from '../route.ts';
import { addAction } from './add.ts';
import { actionCommands } from './commands.ts';
import { followUps } from './follow-up.ts';

export const actionFeature: Feature = {
  verbs: [addAction, ...followUps],
  commands: actionCommands,
};
