import type { AgendaItemState } from '../agenda-item.ts';
import { evolveAgendaItem } from '../agenda-item.ts';
import type { Area } from '../model.ts';
import { consentCommands } from './consent.ts';
import { orderCommands } from './order.ts';
import { proposalCommands } from './propose.ts';
import { publishCommands } from './publish.ts';

/** The life of an agenda item. */
export const agendaArea = {
  type: 'agenda-item',
  evolve: evolveAgendaItem,
  project: ({ title, status, meeting }) => ({ title, status, ...(meeting ? { meeting } : {}) }),
  commands: { ...proposalCommands, ...orderCommands, ...consentCommands, ...publishCommands },
} satisfies Area<AgendaItemState>;
