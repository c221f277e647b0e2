import type { Feature } from '../route.ts';
import { agendaCommands } from './commands.ts';
import { proposalVerbs } from './propose.ts';
import { standingVerb } from './standing.ts';
import { agendaVerbs } from './verbs.ts';

export const agendaFeature: Feature = {
  verbs: [...proposalVerbs, ...agendaVerbs, standingVerb],
  commands: agendaCommands,
};
