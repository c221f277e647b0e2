import type { Feature } from '../route.ts';
import { meetingCommands } from './commands.ts';
import { meetingVerbs } from './verbs.ts';

export const meetingFeature: Feature = { verbs: meetingVerbs, commands: meetingCommands };
