import type { Card } from '../../cards/kit.ts';
import { controlCard } from '../../cards/meeting.ts';
import * as dialogs from '../../cards/motion-dialogs.ts';
import { motionCard, type MotionView } from '../../cards/motion.ts';
import type { Shape } from './sample-cards.ts';
import { controlView, people, place } from './sample-views.ts';

export const motionView: MotionView = {
  id: 'V-2',
  version: 5,
  secret: false,
  secretBallots: 'on-request',
  sitting: true,
  circular: true,
  number: 2,
  text: 'Buy the pilot boat for £1.2 million from the reserves.',
  status: 'voting',
  mover: 'Priya Nair',
  seconder: 'Tom Okafor',
  openedAt: '2026-11-24T10:20:00Z',
  majority: 'simple',
  eligible: 6,
  quorum: { present: 6, needed: 4 },
  voted: 4,
  there: 6,
  own: 'none',
  may: {
    vote: true,
    second: false,
    amend: false,
    put: true,
    ratify: true,
    withdraw: true,
    dissent: false,
  },
};

/** From a risk that occurred to the motion. */
export const line: NonNullable<MotionView['line']> = [
  [{ ref: 'R-3', type: 'raid', kind: 'risk' }],
  [{ ref: 'R-4', type: 'raid', kind: 'issue' }],
  [{ ref: 'V-2', type: 'motion' }],
];

const { own: ___, ...notHere } = motionView;

const secretView: MotionView = { ...motionView, secret: true, own: 'hasVoted' };

const carriedView: MotionView = {
  ...motionView,
  status: 'carried',
  result: {
    counts: { for: 2, against: 2, abstain: 1 },
    majority: 'simple',
    casting: 'for',
    quorum: { present: 6, needed: 4 },
    taken: 'ballot',
  },
  named: { for: ['Ana Costa', 'Priya Nair'], against: ['Ben Hale', 'Omar Aziz'], abstain: ['Lee'] },
  decision: 'D-7',
  may: {
    vote: false,
    second: false,
    amend: false,
    put: true,
    ratify: true,
    withdraw: false,
    dissent: true,
  },
};

const { named: _, decision: __, ...counted } = carriedView;

const handsView: MotionView = {
  ...counted,
  status: 'lost',
  result: {
    counts: { for: 2, against: 3, abstain: 1 },
    majority: 'simple',
    casting: null,
    quorum: { present: 6, needed: 4 },
    taken: 'hands',
  },
  dissents: [{ name: 'Omar Aziz', choice: 'abstain' }],
};

/** Agreed on without a vote, and without a quorum. */
const agreedView: MotionView = {
  ...motionView,
  status: 'provisional',
  quorum: { present: 2, needed: 3, missing: ['senior-user'] },
  may: { ...carriedView.may, dissent: false },
};

/** Motions, from moved to counted, and what is asked of them. */
export const motionCards = (shape: Shape): Record<string, Card> => ({
  'motion, open': motionCard(place, shape({ ...motionView, line, status: 'open' })),
  'motion, voting': motionCard(place, shape(motionView)),
  'motion, secret': motionCard(place, shape(secretView)),
  'motion, adjourned': motionCard(
    place,
    shape({ ...motionView, own: 'for', paused: { seconds: 290 } }),
  ),
  'motion, secret and adjourned': motionCard(place, shape({ ...secretView, paused: {} })),
  'motion, not here yet': motionCard(
    place,
    shape({
      ...notHere,
      arrive: 'M-4',
      may: { ...motionView.may, vote: false, put: false, withdraw: false },
    }),
  ),
  'motion, carried': motionCard(place, shape(carriedView)),
  'motion, carried, from an issue': motionCard(
    place,
    shape({ ...carriedView, line: [...line, [{ ref: 'D-7', type: 'decision' }]] }),
  ),
  'motion, provisional': motionCard(place, shape({ ...carriedView, status: 'provisional' })),
  'motion, agreed': motionCard(place, shape(agreedView)),
  'motion, not ratified': motionCard(
    place,
    shape({
      ...agreedView,
      status: 'lost',
      unratified: { meeting: 'M-5', at: '2026-12-01T10:00:00Z' },
    }),
  ),
  'motion, amended': motionCard(
    place,
    shape({
      ...motionView,
      status: 'open',
      secretBallots: 'never',
      amendment: { id: 'V-3', number: 3 },
      may: { ...motionView.may, amend: true },
    }),
  ),
  'motion, amendment': motionCard(
    place,
    shape({
      ...motionView,
      status: 'open',
      number: 3,
      text: 'Buy the pilot boat for £1.1 million from the reserves.',
      amends: { number: 2, text: motionView.text },
      may: { ...motionView.may, amend: true },
    }),
  ),
  'motion, amendment voting': motionCard(
    place,
    shape({
      ...motionView,
      secret: true,
      line,
      amends: { number: 1, text: motionView.text },
    }),
  ),
  'motion, amendment lost': motionCard(
    place,
    shape({
      ...carriedView,
      status: 'lost',
      amends: { number: 1, text: motionView.text },
    }),
  ),
  'motion, timed': motionCard(
    place,
    shape({ ...motionView, closesAt: '2026-11-24T15:20:00Z', own: 'recused' }),
  ),
  'motion, tied': motionCard(
    place,
    shape({
      ...motionView,
      tied: true,
      may: { ...motionView.may, withdraw: false },
    }),
  ),
  'dialog, open': dialogs.openDialog(
    place,
    { id: 'V-2', number: 2 },
    { secretBallots: 'on-request', majority: 'simple' },
  ).card,
  'motion, left over': motionCard(
    place,
    shape({ ...motionView, status: 'deferred', sitting: false, own: 'none' }),
  ),
  'dialog, closing time': dialogs.closingDialog(place, {
    id: 'V-2',
    number: 2,
    closesAt: '2026-11-24T15:20:00.000Z',
  }).card,
  'control, voting, no vote': controlCard(
    place,
    shape({ ...controlView, motion: motionView, viewer: 'member' }),
  ),
  'motion, dissent': motionCard(place, shape(handsView)),
  'dialog, amend': dialogs.amendDialog(
    place,
    shape({ id: 'V-2', number: 2, text: motionView.text }),
  ).card,
  'dialog, by name': dialogs.namesDialog(place, { id: 'V-2', number: 2 }, shape({ people }).people)
    .card,
  'control, voting': controlCard(
    place,
    shape({ ...controlView, motion: motionView, votes: true, viewer: 'member' }),
  ),
  'dialog, put to the vote': dialogs.putDialog(place, {
    rules: { secretBallots: 'on-request', majority: 'simple' },
    voters: shape({ people }).people,
  }).card,
  'dialog, hands': dialogs.handsDialog(place, { id: 'V-2', number: 2 }).card,
});
