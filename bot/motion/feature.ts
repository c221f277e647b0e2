import type { Feature } from '../route.ts';
import { motionCommands } from './commands.ts';
import { motionVerbs } from './verbs.ts';

export const motionFeature: Feature = { verbs: motionVerbs, commands: motionCommands };
