import type { Feature } from '../route.ts';
import { raidCommands } from './commands.ts';
import { raidVerbs } from './verbs.ts';

export const raidFeature: Feature = { verbs: raidVerbs, commands: raidCommands };
