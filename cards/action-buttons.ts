import { dayText } from '../src/text/format.ts';
import type { ActionView, ActionViewer } from './action.ts';
import { type ButtonVerb, dialog, execute, primary } from './buttons.ts';
import { copyButton } from './copy-message.ts';
import type { Element, Place } from './kit.ts';
import { words } from './words.ts';

type Word = Extract<Parameters<typeof words>[0], `action.${string}`>;
type Buttons = (place: Place, view: ActionView) => Element[];

const press = (word: Word, verb: ButtonVerb, place: Place, view: ActionView): Element =>
  execute(words(word), verb, place, view);

const ask = (word: Word, verb: ButtonVerb, place: Place, view: ActionView): Element =>
  dialog(words(word), verb, place, view);

const reassign = (place: Place, view: ActionView): Element =>
  dialog(words('action.reassign'), 'action.edit', place, view, { followup: true });

const toAnswer: Buttons = (place, view) => [
  primary(press('action.accept', 'action.accept', place, view)),
  ask('action.decline', 'action.decline', place, view),
  ask('action.newDate', 'action.propose-date', place, view),
  ask('action.handOver', 'action.transfer', place, view),
];

const toWork: Buttons = (place, view) => [
  primary(press('action.markDone', 'action.claim', place, view)),
  ask('action.newDate', 'action.propose-date', place, view),
  view.blocked
    ? press('action.noLongerStuck', 'action.unblock', place, view)
    : ask('action.stuckButton', 'action.block', place, view),
  ask('action.handOver', 'action.transfer', place, view),
  ask('action.progress', 'action.progress', place, view),
];

const toAdd: Buttons = (place, view) => [ask('action.progress', 'action.progress', place, view)];

const toConfirm: Buttons = (place, view) => [
  primary(press('action.confirm', 'action.verify', place, view)),
  ask('action.reopen', 'action.reopen', place, view),
];

const toReopen: Buttons = (place, view) => [ask('action.reopen', 'action.reopen', place, view)];

const toDate =
  (date: string): Buttons =>
  (place, view) => [
    primary(
      execute(
        words('action.acceptDate', { date: dayText(date, place.today) }),
        'action.decide-date',
        place,
        view,
        { accept: 'yes' },
      ),
    ),
    ask('action.otherDate', 'action.decide-date', place, view),
  ];

const toReassign: Buttons = (place, view) => [
  primary(reassign(place, view)),
  ask('action.cancel', 'action.cancel', place, view),
];

/** On behalf of an owner who cannot answer here. */
const toAnswerFor: Buttons = (place, view) => [
  press('action.markDone', 'action.claim', place, view),
  ask('action.newDate', 'action.propose-date', place, view),
  ask('action.progress', 'action.progress', place, view),
];

/** Of an owner whom Gavel does not reach: the message goes by another way, the answer is recorded here. */
const toStandIn: Buttons = (place, view) => [
  copyButton(),
  ...(view.mayAnswer ? toAnswerFor(place, view) : []),
  reassign(place, view),
];

const toManage: Buttons = (place, view) => [
  ask('action.edit', 'action.edit', place, view),
  ...(view.mayAnswer ? toAnswerFor(place, view) : []),
  ask('action.cancel', 'action.cancel', place, view),
];

const none: Buttons = () => [];

const ENDED: readonly ActionView['status'][] = ['closed', 'cancelled'];

const owners = (view: ActionView): Buttons => {
  if (view.status === 'done') return toAdd;
  return ENDED.includes(view.status) || view.status === 'declined' ? none : toWork;
};

const deciders = (view: ActionView): Buttons => {
  if (view.status === 'done') return toConfirm;
  if (ENDED.includes(view.status)) return view.takenBack ? none : toReopen;
  if (view.status === 'declined') return toReassign;
  if (view.proposedDate) return toDate(view.proposedDate.date);
  return view.toSend ? toStandIn : toManage;
};

const BUTTONS: Record<ActionViewer, (view: ActionView) => Buttons> = {
  receiver: () => toAnswer,
  'new-owner': () => toAnswer,
  owner: owners,
  decider: deciders,
  onlooker: () => none,
};

/** What one person may press on an action, the likeliest first; at most five. */
export const actionButtons: Buttons = (place, view) => BUTTONS[view.viewer](view)(place, view);
