import * as dialogs from '../../cards/circular-dialogs.ts';
import { circularCard, type CircularView } from '../../cards/circular.ts';
import { morningOf } from '../../cards/digest.ts';
import type { Card } from '../../cards/kit.ts';
import { meetingCard } from '../../cards/meeting-card.ts';
import { motionCard } from '../../cards/motion.ts';
import { proxyDialog } from '../../cards/proxy-dialog.ts';
import type { Shape } from './sample-cards.ts';
import { line, motionView } from './sample-motions.ts';
import { meetingView, people, place } from './sample-views.ts';

const none = {
  vote: false,
  put: false,
  close: false,
  object: false,
  withdraw: false,
  answer: false,
};

const circularView: CircularView = {
  id: 'V-2',
  number: 2,
  committeeName: 'Harbour Board',
  text: 'Rent a second pump for the south quay until the end of March, for at most £4,000.',
  status: 'voting',
  mover: 'Priya Nair',
  last: '2026-12-01',
  majority: 'absolute',
  quorum: { present: 2, needed: 4, missing: ['senior-user', 'senior-supplier'] },
  electors: 6,
  own: 'none',
  may: { ...none, vote: true, object: true },
};

const { own: _, last: __, ...before } = circularView;

const result = {
  counts: { for: 4, against: 1, abstain: 0 },
  majority: 'absolute',
  casting: null,
  quorum: { present: 5, needed: 4 },
  electors: 6,
} as const;

const about = { id: 'V-2', number: 2 };

/** Resolutions between meetings, in the given shape. */
export const circulars = (shape: Shape): Record<string, Card> => ({
  'circular, waiting': circularCard(
    place,
    shape({ ...before, line, status: 'open', may: { ...none, put: true, withdraw: true } }),
  ),
  'circular, voter': circularCard(place, shape(circularView)),
  'circular, chair': circularCard(
    place,
    shape({ ...circularView, own: 'for', may: { ...circularView.may, close: true } }),
  ),
  'circular, secretary': circularCard(
    place,
    shape({
      ...circularView,
      missing: ['Jo Silva', 'Gus Guest'],
      may: { ...none, close: true, answer: true },
    }),
  ),
  'circular, of a morning': circularCard(place, {
    ...shape({ ...circularView, may: { ...circularView.may, close: true } }),
    morning: morningOf(place, { zone: 'Europe/London', anchors: ['HB 12:a50b10fb32fd'] }),
  }),
  'circular, carried': circularCard(place, {
    ...shape({
      ...circularView,
      status: 'carried',
      line: [...line, [{ ref: 'D-7', type: 'decision' }]],
      result,
      named: {
        for: ['Ana Costa', 'Ben Adeyemi', 'Priya Nair', 'Tom Okafor'],
        against: ['Lee Angel'],
        abstain: [],
      },
      may: none,
    }),
    decision: 'D-7',
  }),
  'motion, with a proxy': motionCard(place, {
    ...shape({
      ...motionView,
      own: 'for',
      may: { ...motionView.may, put: false, withdraw: false },
    }),
    proxies: [{ of: 'p-omar', name: 'Omar Aziz', vote: 'none' }],
  }),
  'meeting, with stand-ins': meetingCard(
    place,
    shape({
      ...meetingView,
      status: 'planned',
      standIns: ['Tom Okafor for Ben Hale', 'Omar Aziz votes through Priya Nair'],
      mayAppoint: true,
    }),
  ),
  'dialog, proxy': proxyDialog(
    place,
    { id: 'M-4', ref: 'M-4', version: 2 },
    shape({ holders: people, of: people }),
  ).card,
  'dialog, ask all voters': dialogs.circulateDialog(
    place,
    shape({ text: circularView.text, last: '2026-12-01' }),
  ).card,
  'dialog, last day': dialogs.circulateDialog(place, { about, last: '2026-12-01' }).card,
  'dialog, discuss it': dialogs.objectDialog(place, about).card,
  'dialog, interest in a motion': dialogs.recuseDialog(place, about).card,
  'dialog, their answer': dialogs.answerDialog(
    place,
    about,
    shape([
      { id: 'p-jo', name: 'Jo Silva' },
      { id: 'p-gus', name: 'Gus Guest' },
    ]),
  ).card,
  'dialog, chair’s decision': dialogs.chairDialog(place, shape({ text: circularView.text })).card,
});
