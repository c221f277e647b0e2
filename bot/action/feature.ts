import type { Feature } from '../route.ts';
import { addAction } from './add.ts';
import { actionCommands } from './commands.ts';
import { editAction } from './edit.ts';
import { followUps } from './follow-up.ts';

export const actionFeature: Feature = {
  verbs: [addAction, editAction, ...followUps],
  commands: actionCommands,
};
