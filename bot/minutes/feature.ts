import type { Feature } from '../route.ts';
import { minutesCommands } from './commands.ts';
import { minutesVerbs } from './verbs.ts';

/** The life of minutes after the meeting: circulated, confirmed, corrected, approved, added to. */
export const minutesFeature: Feature = { verbs: minutesVerbs, commands: minutesCommands };
