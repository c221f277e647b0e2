import { closingCard } from '../../cards/closing.ts';
import type { Card } from '../../cards/kit.ts';
import { controlCard } from '../../cards/meeting.ts';
import * as corrections from '../../cards/minutes-corrections.ts';
import { readingCard } from '../../cards/minutes-reading.ts';
import { editNoteDialog, noteCard } from '../../cards/note.ts';
import { minutesCard } from '../../cards/minutes.ts';
import type { Shape } from './sample-cards.ts';
import * as records from './sample-records.ts';
import { closingView, controlView, place } from './sample-views.ts';

const meeting = { id: 'M-4', ref: 'M-4', version: 9 };
export const items = [
  { value: 'I-1', title: 'Minutes of the last meeting' },
  { value: 'I-2', title: 'Budget for the new pilot boat' },
];
const note = {
  id: 'N-9',
  version: 1,
  meeting: 'M-4',
  by: 'Tom Okafor',
  text: 'The gate of pier 2 is broken.',
  status: 'proposed',
  mayEdit: true,
} as const;
const sealed = {
  on: '2026-12-02',
  by: 'Ana Costa',
  hash: '9f86d081884c7d659a2feaa0c55ad015',
  seq: 214,
  head: 'c0ffee'.repeat(10),
};

/** Minutes, from draft to sealed, and what is said about them. */
export const minutes = (shape: Shape): Record<string, Card> => ({
  'minutes, draft': minutesCard(
    place,
    shape({ ...records.minutesView, status: 'draft', viewer: 'secretary' }),
  ),
  'minutes, circulated': minutesCard(place, shape(records.minutesView)),
  'minutes, presiding': minutesCard(place, shape({ ...records.minutesView, viewer: 'presiding' })),
  'minutes, to approve': minutesCard(
    place,
    shape({
      ...records.minutesView,
      viewer: 'presiding',
      open: [],
      approvable: true,
      endsEarly: true,
    }),
  ),
  'minutes, approved': minutesCard(
    place,
    shape({ ...records.minutesView, status: 'approved', viewer: 'secretary', sealed }),
  ),
  reading: readingCard(place, shape(records.readingView)),
  'reading, edit': readingCard(
    place,
    shape({ ...records.readingView, proposed: [note], editable: true }),
  ),
  'note, proposed': noteCard(place, shape(note)),
  'note, recorded': noteCard(place, shape({ ...note, status: 'recorded' })),
  'note, converted': noteCard(place, shape({ ...note, status: 'converted', became: 'A-3' })),
  'control, proposed note': controlCard(
    place,
    shape({
      ...controlView,
      proposed: [
        { id: 'N-9', version: 1, by: 'Tom Okafor', text: 'The gate of pier 2 is broken.' },
        { id: 'N-10', version: 1, by: 'Tom Okafor', text: 'And that of pier 3.' },
      ],
    }),
  ),
  'closing, proposed note': closingCard(
    place,
    shape({
      ...closingView,
      missing: [
        ...closingView.missing.slice(0, 2),
        { is: 'note', id: 'N-9', version: 1, by: 'Tom Okafor', text: 'The gate is broken.' },
        { is: 'minutes', ref: 'M-3' },
      ],
    }),
  ),
  'dialog, proposed note': editNoteDialog(place, note, { ...shape(note), on: 'note' }).card,
  'dialog, correction': corrections.proposeCorrectionDialog(
    place,
    meeting,
    shape({ entries: items }),
  ).card,
  correction: corrections.correctionCard(
    place,
    shape({
      ...meeting,
      number: 1,
      by: 'Tom Okafor',
      text: 'Two near misses in September.',
      target: { name: 'N-3', text: 'Two near misses in October.' },
      mayAccept: true,
      mayRefuse: true,
      mayWithdraw: false,
    }),
  ),
  'dialog, refuse correction': corrections.refuseCorrectionDialog(place, meeting, { number: 1 })
    .card,
  'dialog, addendum': corrections.addendumDialog(
    place,
    meeting,
    shape({
      places: [
        { value: 'all', title: 'All who read the minutes' },
        { value: 'I-2', title: 'Reserved annex, 2. Pay' },
      ],
    }),
  ).card,
});
