import * as dialogs from '../../cards/action-dialogs.ts';
import { actionCard } from '../../cards/action.ts';
import { closingCard } from '../../cards/closing.ts';
import { setUpDialog } from '../../cards/committee-setup.ts';
import { committeesCard, membersCard, statusCard } from '../../cards/committee.ts';
import { onlyItemCard } from '../../cards/digest.ts';
import { helpCard } from '../../cards/help.ts';
import { type Card, withNotice } from '../../cards/kit.ts';
import { membershipCard } from '../../cards/membership.ts';
import { meetingCard, whichMeetingCard } from '../../cards/meeting-card.ts';
import * as meetings from '../../cards/meeting-dialogs.ts';
import { controlCard } from '../../cards/meeting.ts';
import { editNoteDialog, noteDialog } from '../../cards/note.ts';
import { rulesCard, rulesInShort } from '../../cards/rules.ts';
import { unknownCard } from '../../cards/unknown.ts';
import { exampleCard, welcomeBackCard, welcomeCard } from '../../cards/welcome.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import { agendaCards } from './sample-agenda.ts';
import { TEMPLATES } from '../../src/domain/templates.ts';
import { circulars } from './sample-circular.ts';
import { lists } from './sample-lists.ts';
import { items, minutes } from './sample-minutes.ts';
import { motionCards } from './sample-motions.ts';
import { registerCards } from './sample-registers.ts';
import * as views from './sample-views.ts';

const { place, actionView, people } = views;
const outside = { ...place, code: 'HB' };
const action = { id: 'A-12', ref: 'A-12', version: 3 };
const meeting = { id: 'M-4', ref: 'M-4', version: 9 };
/** Gives a view of the same shape: as it is, or at its worst. */
export type Shape = <T>(view: T) => T;

const actions = (shape: Shape): Record<string, Card> => ({
  'action, owner': actionCard(place, shape(actionView)),
  'action, overdue': actionCard(
    outside,
    shape({
      ...actionView,
      due: '2026-11-20',
      slipped: 2,
      lastWord: { text: 'Waiting for the insurer', by: 'Priya Nair', on: '2026-11-19' },
    }),
  ),
  'action, stuck': actionCard(place, shape({ ...actionView, blocked: 'No quotation yet' })),
  'action, new': actionCard(place, shape({ ...actionView, viewer: 'new-owner' })),
  'action, handed over': actionCard(
    place,
    shape({
      ...actionView,
      viewer: 'receiver',
      handover: { to: 'Tom Okafor', from: 'Priya Nair' },
    }),
  ),
  'action, to confirm': actionCard(
    place,
    shape({
      ...actionView,
      viewer: 'decider',
      status: 'done',
      claim: 'Sent on Monday, see the board folder',
      next: { step: 'confirm', on: '2026-12-02', who: 'Maya' },
    }),
  ),
  'action, new date': actionCard(
    place,
    shape({
      ...actionView,
      viewer: 'decider',
      proposedDate: { date: '2026-12-04', why: 'The insurer answers on Thursday' },
    }),
  ),
  'action, declined': actionCard(
    place,
    shape({ ...actionView, viewer: 'decider', status: 'declined', reason: 'On leave until May' }),
  ),
  'action, out of reach': actionCard(
    outside,
    shape({ ...actionView, viewer: 'decider', mayAnswer: true, toSend: true }),
  ),
  'action, only one of a morning': onlyItemCard(
    outside,
    shape({ ...actionView, viewer: 'decider', mayAnswer: true }),
    shape({
      id: 'A-12',
      ref: 'A-12',
      what: actionView.what,
      committee: { id: 'c-harbour', code: 'HB' },
      kind: 'action',
      why: { is: 'no-answer', owner: 'Priya Nair' },
      away: '2026-12-04',
    }),
    { zone: 'Asia/Kolkata', anchors: ['HB 214:3fa8c2d1e0b7'] },
  ),
  'action, onlooker': withNotice(
    actionCard(place, shape({ ...actionView, viewer: 'onlooker' })),
    'Maya changed the date while you were reading.',
  ),
});

const actionDialogs = (shape: Shape): Record<string, Card> => ({
  'dialog, action': dialogs.addActionDialog(place, meeting, shape({ people })).card,
  'dialog, action edit': dialogs.editActionDialog(
    place,
    action,
    shape({ people, what: actionView.what, owner: 'p-priya', due: '2026-11-27' }),
  ).card,
  'dialog, done': dialogs.claimDialog(place, action).card,
  'dialog, progress': dialogs.progressDialog(place, action).card,
  'dialog, stuck': dialogs.whyDialog(place, action, 'action.block').card,
  'dialog, decline': dialogs.whyDialog(place, action, 'action.decline').card,
  'dialog, reopen': dialogs.whyDialog(place, action, 'action.reopen').card,
  'dialog, cancel action': dialogs.whyDialog(place, action, 'action.cancel').card,
  'dialog, new date': dialogs.proposeDateDialog(place, action, { due: '2026-11-27' }).card,
  'dialog, decide date': dialogs.decideDateDialog(
    place,
    action,
    shape({ owner: 'Priya Nair', date: '2026-12-04', why: 'The insurer answers on Thursday' }),
  ).card,
  'dialog, hand over': dialogs.transferDialog(place, action, shape({ people })).card,
});

const committee = (shape: Shape): Record<string, Card> => ({
  welcome: welcomeCard(
    place,
    shape({ addedBy: 'Ana Costa', chair: views.ana, secretary: views.maya, voters: people }),
  ),
  'welcome back': welcomeBackCard(
    place,
    shape({
      name: 'Harbour Board',
      overdue: 2,
      meanwhile: [
        'Between meetings: “Buy the crane.” is carried 3–1–0 · D-1',
        'M-4 was planned for Thu 24 Dec, 14:00, and nobody started it.',
        'Between meetings: “Paint the quay.” is lost 1–0–0 · took part: 1 of 3, 2 needed',
        'M-5 was planned for Thu 7 Jan, 14:00, and nobody started it.',
        'M-6 was planned for Thu 21 Jan, 14:00, and nobody started it.',
      ],
    }),
  ),
  'welcome example': exampleCard(place),
  'dialog, set-up': setUpDialog(
    place,
    {},
    shape({
      people,
      chair: 'p-ana',
      secretary: 'p-maya',
      voters: ['p-ana', 'p-priya', 'p-tom'],
      deputies: ['p-priya'],
      name: 'Harbour Board',
      zone: 'Europe/London',
      region: 'GB-ENG',
      regions: [{ value: 'GB-ENG', title: 'England' }],
      offices: [{ office: 'senior-user', holder: 'p-priya' }, { office: 'senior-supplier' }],
      rules: rulesOf({}),
    }),
  ).card,
  'dialog, set-up filled in': setUpDialog(
    place,
    {},
    shape({
      people,
      voters: ['p-ana', 'p-priya', 'p-tom'],
      deputies: [],
      name: 'Harbour Board',
      zone: 'Europe/London',
      regions: [],
      offices: [{ office: 'treasurer' }],
      rules: rulesOf(TEMPLATES['non-profit-board'].rules),
      template: 'non-profit-board',
      filled: true,
    }),
  ).card,
  'member, joined': membershipCard(outside, shape(views.newcomer)),
  'member, left': membershipCard(
    outside,
    shape({ ...views.newcomer, gone: 'left', former: 'chair', ownerless: ['A-2', 'A-5'] }),
  ),
  'member, keeps': membershipCard(
    outside,
    shape({ ...views.newcomer, role: 'secretary', gone: 'keeps', former: 'secretary' }),
  ),
  members: membersCard(
    place,
    shape({
      name: 'Harbour Board',
      mayChange: true,
      rules: rulesInShort(rulesOf({}), 3),
      members: [
        { name: 'Ana Costa', role: 'chair', votes: true, reachable: true },
        { name: 'Maya Lindqvist', role: 'secretary', votes: false, reachable: true },
        {
          name: 'Priya Nair',
          role: 'member',
          votes: true,
          reachable: true,
          awayUntil: '2026-11-30',
        },
        { name: 'Tom Okafor', role: 'attendee', votes: false, reachable: false },
      ],
    }),
  ),
  committees: committeesCard(
    place,
    shape([
      { id: 'c-1', code: 'HB', name: 'Harbour Board', open: 12, overdue: 1 },
      { id: 'c-2', code: 'ITB', name: 'IT Board', open: 1, overdue: 0 },
    ]),
  ),
  status: statusCard(
    place,
    shape({
      name: 'Harbour Board',
      sitting: { ref: 'M-4', status: 'adjourned' },
      next: { ref: 'M-5', at: '2026-12-01T10:00:00Z' },
      open: 7,
      overdue: 2,
      toConfirm: 1,
      minutes: 'M-4 (circulated), M-5 (draft)',
      rules: rulesInShort(rulesOf({ castingVote: true }), 5),
    }),
  ),
  rules: rulesCard(
    place,
    shape({
      name: 'Harbour Board',
      vacant: ['senior-user', 'senior-supplier'],
      rules: rulesOf(TEMPLATES['project-board'].rules),
      voters: 5,
      template: 'project-board',
      mayChange: true,
    }),
  ),
  help: helpCard(place),
  'help, unknown': helpCard(
    place,
    shape({ text: 'make coffee', nearest: ['my actions', 'note: <text>'] }),
  ),
});

const meetingCards = (shape: Shape): Record<string, Card> => ({
  ...agendaCards(shape),
  'control, minuting': controlCard(place, shape(views.controlView)),
  'control, member': controlCard(place, shape({ ...views.controlView, viewer: 'member' })),
  'control, no quorum': controlCard(
    place,
    shape({
      ...views.controlView,
      quorum: { present: 4, needed: 4, voters: 6, recused: 1, missing: ['senior-supplier'] },
    }),
  ),
  'control, member not here': controlCard(
    place,
    shape({ ...views.controlView, viewer: 'member', here: false }),
  ),
  'control, adjourned': controlCard(place, shape({ ...views.controlView, status: 'adjourned' })),
  'dialog, attendance': meetings.attendanceDialog(
    place,
    meeting,
    shape({
      people: people.map((person) => ({ ...person, attendance: 'present' as const })),
      standIns: ['Tom Okafor votes through Ana Costa, who is not there: nobody casts that vote'],
    }),
  ).card,
  'dialog, interest': meetings.interestDialog(place, meeting, shape({ items })).card,
  'dialog, plan': meetings.planDialog(place, {}).card,
  'dialog, another time': meetings.moveMeetingDialog(
    place,
    { id: 'M-4', ref: 'M-4', version: 3 },
    { when: 'Thu 26 Nov, 14:00' },
  ).card,
  'dialog, cancel meeting': meetings.cancelMeetingDialog(place, meeting).card,
  'dialog, note': noteDialog(place, meeting, shape({ items })).card,
  'dialog, note edit': editNoteDialog(place, meeting, shape({ text: 'The board took note.' })).card,
  closing: closingCard(place, shape(views.closingView)),
  'closing, complete': closingCard(place, shape({ ...views.closingView, missing: [] })),
  meeting: meetingCard(place, shape(views.meetingView)),
  'meeting, planned or its own': whichMeetingCard(
    place,
    shape({ ref: 'M-5', when: 'Thu 3 Dec, 14:00' }),
  ),
  unknown: unknownCard(outside, shape(views.unknownView)),
});

/** Every card there is, of views in the given shape. */
export const cardsOf = (shape: Shape): Record<string, Card> => ({
  ...actions(shape),
  ...actionDialogs(shape),
  ...committee(shape),
  ...meetingCards(shape),
  ...motionCards(shape),
  ...circulars(shape),
  ...registerCards(shape),
  ...minutes(shape),
  ...lists(shape),
});
