import { againCard, answerCard, chooseCard } from '../../cards/answer.ts';
import { assignedCard, awayDialog, digestCard } from '../../cards/digest.ts';
import * as evidence from '../../cards/evidence.ts';
import { verifierText } from '../../cards/rules.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Card } from '../../cards/kit.ts';
import type { PackView } from '../../cards/pack.ts';
import { packCard } from '../../cards/pack.ts';
import { actionsCard, myActionsCard, registerCard, searchCard } from '../../cards/register.ts';
import type { Shape } from './sample-cards.ts';
import { myActions } from './sample-records.ts';
import { actionView, digestView, people, place } from './sample-views.ts';

const outside = { ...place, code: 'HB' };
const page = { total: 23, page: 2, pages: 3 };
const decisions = [
  {
    id: 'D-7',
    ref: 'D-7',
    opens: 'decision',
    text: 'The board approves the purchase of a pilot boat',
    state: 'in force',
    on: '2026-03-03',
  },
  {
    id: 'D-6',
    ref: 'D-6',
    opens: 'decision',
    text: 'The winter tariff stays',
    state: 'superseded',
    on: '2025-10-14',
  },
] as const;

const motions = [
  { id: 'V-4', ref: 'Motion 4', opens: 'record', text: 'Dredge the basin', state: 'open' },
  {
    id: 'V-2',
    ref: 'Motion 2',
    opens: 'record',
    text: 'Buy the pilot boat',
    state: 'carried 4–1–1',
    on: '2026-11-24',
  },
] as const;

const LONG = 'Call the insurer about the harbour wall. '.repeat(100);
const question = {
  question: 'Which Sam?',
  input: 'owner',
  verb: 'action.add',
  fixed: { what: 'Call the insurer' },
  options: [
    { value: 'p-1', title: 'Sam Adeyemi', detail: 'member' },
    { value: 'p-2', title: 'Sam Whitfield', detail: 'attendee' },
  ],
} as const;

export const packView: PackView = {
  name: 'Harbour Board',
  meeting: { id: 'M-5', version: 2, ref: 'M-5', at: '2026-11-26T10:00:00Z', on: '2026-11-26' },
  toDecide: ['Budget for the new pilot boat', 'Winter tariff', 'Dredging licence'],
  atRisk: [
    {
      id: 'A-12',
      ref: 'A-12',
      what: 'Circulate the budget for the new pilot boat to all members',
      owner: 'Priya Nair',
      due: '2026-11-20',
      reason: { is: 'said', text: 'The yard answers on Monday' },
    },
    {
      id: 'A-9',
      ref: 'A-9',
      what: 'Call the insurer about the harbour wall',
      owner: 'Tom Okafor',
      reason: { is: 'stuck', text: 'waits for the survey' },
    },
    { id: 'A-7', ref: 'A-7', what: 'Publish the tariff', due: '2026-11-23' },
    { id: 'A-5', ref: 'A-5', what: 'Order the fenders', due: '2026-11-23', owner: 'Ana Costa' },
  ],
  onTrack: 6,
  overdue: 3,
  unassigned: 1,
  stuck: 1,
  toConfirm: 2,
  minutes: 'M-3 (circulated), M-4 (draft)',
  since: 'M-4',
  closed: ['A-3', 'A-8', 'A-11'],
  reviews: ['D-2'],
  expected: {
    quorum: { present: 5, needed: 4 },
    voters: 6,
    missing: ['Tom Okafor (away)'],
  },
  files: [{ name: 'Pack (Word)', url: 'http://127.0.0.1:3978/local/files/pack.docx' }],
  mayStart: true,
};

/** Registers, digests and answers. */
export const lists = (shape: Shape): Record<string, Card> => ({
  digest: digestCard(outside, shape(digestView)),
  'digest, several assigned': assignedCard(
    outside,
    'Harbour Board asks you for 2 actions',
    shape(
      digestView.lines
        .slice(0, 2)
        .map((line) => ({ ...line, due: '2026-12-04', why: { is: 'new' } })),
    ),
  ),
  pack: packCard(outside, shape(packView)),
  'dialog, away': awayDialog(place).card,
  'my actions': myActionsCard(
    place,
    shape({ lines: myActions, total: 7, overdue: 2, page: 1, pages: 2 }),
  ),
  'register, actions': actionsCard(
    place,
    shape({
      ...page,
      lines: [
        { ...actionView, due: '2026-11-20' },
        { ...actionView, ref: 'A-13', what: 'Ask the insurer', owner: 'Tom Okafor' },
        { ...actionView, ref: 'A-14', what: 'Publish the tariff', due: '2027-01-08' },
      ],
    }),
  ),
  'register, overdue': actionsCard(
    place,
    shape({ ...page, onlyLate: true, lines: [{ ...actionView, due: '2026-11-20' }] }),
  ),
  'register, decisions': registerCard(place, 'decisions', shape({ ...page, lines: decisions })),
  'register, motions': registerCard(place, 'motions', shape({ ...page, lines: motions })),
  search: searchCard(
    place,
    shape({ query: 'boat' }).query,
    shape({ ...page, page: 1, pages: 1, lines: decisions }),
  ),
  history: evidence.historyCard(
    place,
    shape({
      ref: 'A-12',
      ...page,
      lines: [
        { at: '2026-11-24T11:02:00Z', by: 'Priya Nair', what: 'Marked as done: sent on Monday' },
        { at: '2026-11-20T09:00:00Z', by: 'Gavel', what: 'Reminder sent to Priya Nair' },
        {
          at: '2026-11-17T10:40:00Z',
          by: 'Maya Lindqvist',
          onBehalfOf: 'Ana Costa',
          what: 'Recorded in M-4',
        },
      ],
    }),
  ),
  verify: evidence.verifyCard(
    shape({ ok: true, entries: 412, head: '9f86d081884c7d659a2feaa0c55ad015', erased: 2 }),
  ),
  'verify, broken': evidence.verifyCard(
    shape({ ok: false, entries: 412, firstBad: { seq: 77, why: 'its text was changed' } }),
  ),
  'chase policy': evidence.chasePolicyCard(
    place,
    shape({
      mayPause: true,
      maySponsor: true,
      sponsor: 'Ines Duarte',
      pausedUntil: '2026-12-31',
      verifier: verifierText(rulesOf({})),
    }),
  ),
  'dialog, sponsor': evidence.sponsorDialog(place, {}, shape({ people, sponsor: 'p-ana' })).card,
  'dialog, pause': evidence.pauseDialog(place, {}).card,
  'chase ledger': evidence.ledgerCard(
    place,
    shape({
      ...page,
      lines: [
        {
          ref: 'A-12',
          person: 'Priya Nair',
          step: '3 days before the date',
          state: 'sent' as const,
          at: '2026-11-24T09:00:00Z',
        },
        {
          ref: 'A-9',
          person: 'Tom Okafor',
          step: 'on the date',
          state: 'planned' as const,
          at: '2026-11-27T09:00:00Z',
        },
      ],
    }),
  ),
  'choose, person': chooseCard(place, shape(question)),
  'choose, long': chooseCard(place, shape({ ...question, fixed: { what: LONG } })),
  'choose, again': againCard(place, {
    became: 'A-12',
    ...shape({ verb: 'action.add', fixed: { what: 'Call the insurer' } }),
  }),
  'choose, do again': againCard(
    place,
    shape({ verb: 'say', fixed: { text: 'publish agenda', again: 'yes' } }),
  ),
  'answer, refusal': answerCard(
    shape({
      text: 'Only the presiding person or the secretary can close an action. Ask Maya or Ana.',
    }).text,
  ),
});
