import { actionCard } from '../../cards/action.ts';
import { digestCard } from '../../cards/digest.ts';
import type { Card } from '../../cards/kit.ts';
import { controlCard } from '../../cards/meeting.ts';
import { actionView, controlView, digestView, place } from './sample-views.ts';

/** Every card at its ordinary size. */
export const cards: Readonly<Record<string, Card>> = {
  'action, owner': actionCard(place, actionView),
  'action, overdue': actionCard(place, {
    ...actionView,
    due: '2026-11-20',
    slipped: 2,
    lastWord: { text: 'Waiting for the insurer', by: 'Priya Nair', on: '2026-11-19' },
  }),
  'action, new': actionCard(place, { ...actionView, viewer: 'new-owner' }),
  'action, to confirm': actionCard(place, {
    ...actionView,
    viewer: 'decider',
    status: 'done',
    claim: 'Sent on Monday, see the board folder',
    next: { step: 'confirm', who: 'Maya' },
  }),
  'action, new date': actionCard(place, {
    ...actionView,
    viewer: 'decider',
    proposedDate: { date: '2026-12-04', why: 'The insurer answers on Thursday' },
  }),
  'action, onlooker': actionCard(place, { ...actionView, viewer: 'onlooker' }),
  'control, minuting': controlCard(place, controlView),
  'control, member': controlCard(place, { ...controlView, viewer: 'member' }),
  digest: digestCard({ ...place, code: 'HB' }, digestView),
};
