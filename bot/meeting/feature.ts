import type { Feature } from '../route.ts';
import { meetingCommands } from './commands.ts';
import { rollVerbs } from './roll.ts';
import { meetingVerbs } from './verbs.ts';

export const meetingFeature: Feature = {
  verbs: [...meetingVerbs, ...rollVerbs],
  commands: meetingCommands,
};
