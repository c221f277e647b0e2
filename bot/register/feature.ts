import type { Feature } from '../route.ts';
import { registerCommands } from './commands.ts';
import { showVerb } from './opens.ts';

/** What is read: registers, records, the history behind them. Nothing here writes. */
export const registerFeature: Feature = { verbs: [showVerb], commands: registerCommands };
