import type { OnHoliday } from '../src/domain/meeting/recurrence.ts';
import type { Attendance } from '../src/domain/meeting/state.ts';
import type { Subject } from './buttons.ts';
import {
  type Choosable,
  type Choice,
  choiceInput,
  dateInput,
  type Dialog,
  form,
  personInput,
  textInput,
} from './inputs.ts';
import { cut, type Element, paged, type Place, small } from './kit.ts';
import { words } from './words.ts';

/** The meeting that a dialog is about. */
export interface MeetingSubject extends Subject {
  readonly ref: string;
}

// Leaves room for the frame of the card within its 28 KB.
const ROLL_BYTES = 20_000;

/** One person of the roll, as it stands. */
type Attending = Choosable & { readonly attendance: Attendance | 'left' };

const attendanceInput = (person: Attending): Element =>
  choiceInput(
    `p:${person.id}`,
    person.name,
    [
      { value: 'present', title: words('meeting.present') },
      { value: 'apologies', title: words('meeting.apologies') },
      { value: 'absent', title: words('meeting.absent') },
      ...(person.attendance === 'left'
        ? [{ value: 'left', title: words('meeting.leftEarly') }]
        : []),
    ],
    { value: person.attendance, compact: true },
  );

interface AttendanceView {
  readonly people: readonly Attending[];
  /** Who may stand in, and for whom; absent where the rules know no alternates. */
  readonly alternates?: readonly Choosable[];
  readonly replaced?: readonly Choosable[];
  /** Whoever presides now, where it is neither the chair nor a deputy. */
  readonly presiding?: string;
  /** Who stands in for whom, and who votes through whom, a line each. */
  readonly standIns?: readonly string[];
}

/** More of these are counted. */
const STAND_INS = 4;

const standInInputs = ({ alternates = [], replaced = [] }: AttendanceView): Element[] =>
  alternates.length > 0 && replaced.length > 0
    ? [
        personInput('alternate', words('meeting.alternate'), alternates),
        personInput('alternateFor', words('meeting.alternateFor'), replaced),
      ]
    : [];

const presidingInput = ({ people, presiding }: AttendanceView): Element[] =>
  presiding === undefined
    ? []
    : [
        personInput('presiding', words('meeting.whoPresides'), people, {
          chosen: presiding ? [presiding] : [],
        }),
      ];

/** Who is here: one input a person, `p:<id>`, as far as they fit one card. */
export const attendanceDialog = (
  place: Place,
  subject: MeetingSubject,
  view: AttendanceView,
): Dialog => {
  const [inputs = []] = paged(view.people.map(attendanceInput), ROLL_BYTES);
  const rest = view.people.length - inputs.length;
  return form({
    title: words('meeting.attendanceTitle', { ref: subject.ref }),
    intro: words('meeting.attendanceIntro'),
    inputs: [
      ...cut(view.standIns ?? [], STAND_INS, (each) => small(each)),
      ...inputs,
      ...(rest > 0 ? [small(words('meeting.attendanceMore', { count: rest }))] : []),
      ...standInInputs(view),
      ...presidingInput(view),
    ],
    send: words('card.save'),
    verb: 'roll.record',
    place,
    subject,
  });
};

/** An interest in one item, or in the meeting's business as a whole. */
export const interestDialog = (
  place: Place,
  subject: MeetingSubject,
  view: { readonly items: readonly Choice[] },
): Dialog =>
  form({
    title: words('meeting.interestTitle'),
    inputs: [
      ...(view.items.length > 0
        ? [
            choiceInput('item', words('meeting.interestItem'), view.items.slice(0, 40), {
              compact: true,
              placeholder: words('meeting.wholeMeeting'),
            }),
          ]
        : []),
      textInput('text', words('meeting.interestText'), { required: true, multiline: true }),
    ],
    send: words('meeting.declareInterest'),
    verb: 'roll.declare-interest',
    place,
    subject,
  });

const REPEATS = {
  once: 'meeting.planOnce',
  weekly: 'meeting.planWeekly',
  fortnightly: 'meeting.planFortnightly',
  monthly: 'meeting.planMonthly',
  quarterly: 'meeting.planQuarterly',
} as const;

const HOLIDAYS = {
  skip: 'meeting.planSkip',
  next: 'meeting.planNext',
  previous: 'meeting.planPrevious',
  keep: 'meeting.planKeep',
} as const satisfies Record<OnHoliday, string>;

/** When the committee meets next, and whether that recurs; in words: `Tue 1 Dec 10:00`. */
export const planDialog = (place: Place, subject: Subject): Dialog =>
  form({
    title: words('meeting.planTitle'),
    inputs: [
      textInput('when', words('meeting.planWhen'), {
        required: true,
        placeholder: words('meeting.planExample'),
        max: 200,
      }),
      choiceInput(
        'repeat',
        words('meeting.planRepeat'),
        Object.entries(REPEATS).map(([value, key]) => ({ value, title: words(key) })),
        { value: 'once', compact: true },
      ),
      dateInput('until', words('meeting.planUntil'), { min: place.today }),
      choiceInput(
        'holidays',
        words('meeting.planHoliday'),
        Object.entries(HOLIDAYS).map(([value, key]) => ({ value, title: words(key) })),
        { value: 'skip', compact: true },
      ),
    ],
    send: words('meeting.planSave'),
    verb: 'meeting.plan',
    place,
    subject,
  });

/** Another time for a meeting that is planned. `when`: as it stands now, in words that can be typed. */
export const moveMeetingDialog = (
  place: Place,
  subject: MeetingSubject,
  view: { readonly when?: string },
): Dialog =>
  form({
    title: words('meeting.moveTitle', { ref: subject.ref }),
    inputs: [
      textInput('when', words('meeting.planWhen'), {
        required: true,
        placeholder: words('meeting.moveExample'),
        max: 200,
        ...(view.when && { value: view.when }),
      }),
    ],
    send: words('meeting.moveSave'),
    verb: 'meeting.plan',
    place,
    subject,
  });

export const cancelMeetingDialog = (place: Place, subject: MeetingSubject): Dialog =>
  form({
    title: words('meeting.cancelTitle', { ref: subject.ref }),
    inputs: [textInput('why', words('meeting.cancelWhy'), { required: true, multiline: true })],
    send: words('meeting.cancel'),
    verb: 'meeting.cancel',
    place,
    subject,
  });
