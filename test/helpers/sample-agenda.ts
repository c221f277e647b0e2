import {
  editItemDialog,
  deferDialog,
  proposeItemDialog,
  pullDialog,
  standingDialog,
} from '../../cards/agenda-dialogs.ts';
import { itemCard, type ItemView } from '../../cards/agenda-item.ts';
import { agendaCard, type AgendaLine, type AgendaView } from '../../cards/agenda.ts';
import { digestCard, type DigestView } from '../../cards/digest.ts';
import type { Card } from '../../cards/kit.ts';
import { controlCard } from '../../cards/meeting.ts';
import { mattersCard, type MattersView } from '../../cards/matters.ts';
import type { Shape } from './sample-cards.ts';
import { controlView, people, place } from './sample-views.ts';

const items = [
  {
    id: 'I-1',
    version: 2,
    number: 1,
    title: 'Minutes of the last meeting',
    kind: 'consent',
    status: 'accepted',
    minutes: 5,
  },
  {
    id: 'I-2',
    version: 2,
    number: 2,
    title: 'Budget for the new pilot boat',
    kind: 'decision',
    status: 'accepted',
    presenter: 'Priya Nair',
    minutes: 20,
    papers: 2,
  },
  {
    id: 'I-3',
    version: 1,
    number: 3,
    title: 'Dredging of the north basin',
    kind: 'discussion',
    status: 'accepted',
    minutes: 15,
    deferrals: 2,
    deferredWhy: 'waiting for the survey',
  },
] as const satisfies readonly AgendaLine[];

export const agendaView: AgendaView = {
  meeting: { id: 'M-4', ref: 'M-4', version: 2 },
  plannedFor: '2026-12-01T10:00:00Z',
  series: 'every second Tuesday at 10:00, not on holidays',
  published: true,
  page: 1,
  items,
  proposed: [
    {
      id: 'I-4',
      version: 1,
      number: 4,
      title: 'Mooring fees for visitors',
      kind: 'information',
      status: 'proposed',
      presenter: 'Tom Okafor',
      minutes: 10,
    },
  ],
  later: [],
  lastMinutes: [
    { ref: 'M-2', state: 'circulated, to be approved' },
    { ref: 'M-3', state: 'draft' },
  ],
  matters: { overdue: 1, blocked: 0, waiting: 2, soon: 3, closed: 4, reviews: 1, rest: 5 },
  viewer: 'minuting',
};

const itemView: ItemView = {
  ...items[2],
  total: 3,
  presenter: 'Priya Nair',
  by: 'Tom Okafor',
  from: { ref: 'R-3', type: 'raid', kind: 'risk' },
  papers: [
    { title: 'Survey of the basin', url: 'https://port.example/survey.pdf' },
    { title: 'Three offers', url: 'https://port.example/offers' },
  ],
  viewer: 'minuting',
};

const mattersView: MattersView = {
  lines: [
    {
      is: 'overdue',
      id: 'A-9',
      ref: 'A-9',
      what: 'Send the insurer’s answer to the members',
      status: 'open',
      owner: 'Priya Nair',
      due: '2026-11-20',
    },
    {
      is: 'waiting',
      id: 'A-3',
      ref: 'A-3',
      what: 'Renew the licence of the chart plotter',
      status: 'done',
      owner: 'Tom Okafor',
      due: '2026-11-27',
    },
    {
      is: 'closed',
      id: 'A-2',
      ref: 'A-2',
      what: 'Publish the tariff',
      status: 'closed',
      owner: 'Maya Lindqvist',
    },
  ],
  total: 3,
  page: 1,
  pages: 1,
  rest: 5,
  discreet: false,
};

const planned = {
  id: 'M-5',
  ref: 'M-5',
  what: 'Meeting on Thu 3 Dec, 14:00',
  committee: { id: 'c-harbour', code: 'HB' },
} as const;

const morning: DigestView = {
  id: 'digest|2026-11-24',
  committees: ['Harbour Board'],
  lines: [
    { ...planned, kind: 'agenda', why: { is: 'agenda', date: '2026-11-26', text: 'Budget' } },
    { ...planned, kind: 'record', why: { is: 'papers', date: '2026-11-30', text: 'Budget' } },
    { ...planned, kind: 'meeting', why: { is: 'unstarted', date: '2026-11-23', text: 'none' } },
  ],
};

const { presiding: _, ...unpresided } = controlView;

const subject = { id: 'I-3', version: 1 };

/** Every card about the agenda. */
export const agendaCards = (shape: Shape): Record<string, Card> => ({
  agenda: agendaCard(place, shape(agendaView)),
  'agenda, member': agendaCard(place, shape({ ...agendaView, viewer: 'member' })),
  'agenda, in session': agendaCard(place, shape({ ...agendaView, inSession: true, later: items })),
  'agenda item': itemCard(place, shape(itemView)),
  'agenda item, consent': itemCard(place, shape({ ...itemView, kind: 'consent', viewer: 'voter' })),
  'agenda item, proposed': itemCard(place, shape({ ...itemView, status: 'proposed' })),
  'agenda item, an interest': itemCard(
    place,
    shape({ ...itemView, viewer: 'voter', interest: 'declared' }),
  ),
  'agenda item, its proposer': itemCard(place, shape({ ...itemView, viewer: 'proposer' })),
  'control, consent items': controlCard(
    place,
    shape({
      ...controlView,
      late: 12,
      item: { number: 1, title: 'Minutes of M-3', minutesLeft: -4 },
      consent: ['Minutes of M-3', 'Lease of shed 4', ''],
    }),
  ),
  'control, nobody presides': controlCard(place, shape(unpresided)),
  'digest, a planned meeting': digestCard(place, shape(morning)),
  'dialog, consent item': pullDialog(
    place,
    shape({ items: [{ value: 'I-1', title: 'Minutes of M-3' }] }),
  ).card,
  'matters arising': mattersCard(place, shape(mattersView)),
  'dialog, agenda item': proposeItemDialog(place, {}, shape({ people })).card,
  'dialog, agenda item changed': editItemDialog(
    place,
    subject,
    shape({ people, title: 'Dredging', kind: 'decision' as const, papers: itemView.papers }),
  ).card,
  'dialog, agenda item deferred': deferDialog(place, subject, shape({ title: 'Dredging' })).card,
  'dialog, standing items': standingDialog(
    place,
    { id: 'committee' },
    shape({ lines: ['Declarations of interest, 5 min, for information'] }),
  ).card,
});
