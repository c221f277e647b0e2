import * as decisions from '../../cards/decision-dialogs.ts';
import { decisionCard } from '../../cards/decision.ts';
import type { Card } from '../../cards/kit.ts';
import { moveDialog } from '../../cards/motion-dialogs.ts';
import { raidDetailsDialog } from '../../cards/raid-details.ts';
import * as raid from '../../cards/raid-dialogs.ts';
import { raidRegisterCard } from '../../cards/raid-register.ts';
import { raidCard } from '../../cards/raid.ts';
import type { Shape } from './sample-cards.ts';
import * as records from './sample-records.ts';
import { people, place } from './sample-views.ts';

const meeting = { id: 'M-4', ref: 'M-4', version: 9 };
const outside = { ...place, code: 'HB' };
const entry = { id: 'R-3', ref: 'R-3', version: 1 };
const decision = { id: 'D-7', ref: 'D-7', version: 1 };
const morning = {
  reason: 'its review is due',
  zone: 'Europe/London',
  after: [],
  button: { type: 'Action.Submit', title: 'Fewer reminders' },
};

/** Decisions and RAID entries: their cards and dialogs. */
export const registerCards = (shape: Shape): Record<string, Card> => ({
  decision: decisionCard(place, shape(records.decisionView)),
  'decision, superseded': decisionCard(
    outside,
    shape({
      ...records.decisionView,
      status: 'superseded',
      ended: { how: 'superseded', by: 'D-9', on: '2026-11-10', why: 'The price has doubled.' },
      stillOpen: [{ ref: 'A-12', owner: 'Priya Raman' }, { ref: 'A-14' }],
    }),
  ),
  'decision, owner, only one of a morning': decisionCard(outside, {
    ...shape({ ...records.decisionView, viewer: 'owner' }),
    morning,
  }),
  'dialog, decision': decisions.decisionDialog(place, meeting).card,
  'dialog, supersede': decisions.endDialog(
    place,
    decision,
    'decision.supersede',
    shape([{ ref: 'D-9', text: 'Hire a boat instead', decidedOn: '2026-11-10' }]),
  ).card,
  'dialog, review decision': decisions.reviewDecisionDialog(place, decision).card,
  'dialog, decision details': decisions.decisionDetailsDialog(
    place,
    decision,
    shape({ people, text: 'Buy a boat', owner: 'p-tom', links: ['A-12', 'R-3'] }),
  ).card,
  raid: raidCard(place, shape(records.raidView)),
  'raid, issue': raidCard(
    outside,
    shape({
      ...records.raidView,
      kind: 'issue',
      category: 'off-specification',
      priority: 'critical',
      due: '2026-12-01',
    }),
  ),
  'raid, dependency': raidCard(
    place,
    shape({
      ...records.dependencyView,
      may: { review: false, close: false, act: true, move: false },
    }),
  ),
  'raid, closed': raidCard(
    place,
    shape({
      ...records.raidView,
      status: 'closed',
      outcome: 'expired',
      closedWhy: 'The boat was sold.',
    }),
  ),
  'raid, only one of a morning': raidCard(outside, { ...shape(records.raidView), morning }),
  'raid register': raidRegisterCard(place, shape(records.registerView)),
  'raid register as at a day': raidRegisterCard(
    place,
    shape({
      ...records.registerView,
      page: { ...records.registerView.page, asAt: '2026-03-01' },
    }),
  ),
  'raid register, risks': raidRegisterCard(place, shape({ ...records.registerView, kind: 'risk' })),
  'dialog, risk': raid.raidDialog(place, meeting, shape({ people })).card,
  'dialog, close risk': raid.closeRaidDialog(place, entry, { kind: 'risk' }).card,
  'dialog, review risk': raid.reviewRaidDialog(place, entry, shape(records.raidView)).card,
  'dialog, risk details': raidDetailsDialog(
    place,
    entry,
    shape({ ...records.raidView, people, owner: 'p-tom', wording: true }),
  ).card,
  'dialog, motion from issue': moveDialog(
    place,
    shape({ from: 'R-4', text: 'The crane stands still.' }),
  ).card,
  'dialog, risk occurred': raid.becomeDialog(
    place,
    entry,
    shape({ status: 'occurred', text: 'The boat failed its survey.' } as const),
  ).card,
});
