import type { MeetingStatus } from '../src/domain/meeting/state.ts';
import type { MinutesStatus } from '../src/domain/minutes/state.ts';
import { refHere } from './action.ts';
import { type Data, dialog, execute, primary, show } from './buttons.ts';
import { card, type Card, type Element, facts, line, type Place, title } from './kit.ts';
import { minutesStatusText } from './minutes.ts';
import { momentIn } from './times.ts';
import { words } from './words.ts';

/** A meeting in the register: before, between and after its sittings. */
export interface MeetingView {
  readonly id: string;
  readonly ref: string;
  readonly version: number;
  readonly title: string;
  readonly status: MeetingStatus;
  /** UTC instant of the plan, or of the start once it has started. */
  readonly at?: string;
  /** How the meetings recur, in words, of the one planned next. */
  readonly series?: string;
  readonly presiding?: string;
  readonly present?: readonly string[];
  /** Alternates and proxies, a line each. */
  readonly standIns?: readonly string[];
  readonly counts?: Readonly<Record<'decisions' | 'actions' | 'notes' | 'raid', number>>;
  readonly minutes?: MinutesStatus;
  readonly why?: string;
  readonly viewer: 'minuting' | 'onlooker';
  /** The viewer may let somebody else cast a vote. */
  readonly mayAppoint?: boolean;
}

const STATUS = {
  planned: 'meeting.statusPlanned',
  'in-session': 'meeting.statusInSession',
  adjourned: 'meeting.statusAdjourned',
  held: 'meeting.statusHeld',
  cancelled: 'meeting.statusCancelled',
} as const satisfies Record<MeetingStatus, string>;

export const meetingStatusText = (status: MeetingStatus): string => words(STATUS[status]);

const buttonsOf = (place: Place, view: MeetingView): Element[] => {
  if (view.status === 'planned')
    return view.viewer === 'minuting'
      ? [
          primary(execute(words('meeting.start'), 'meeting.start', place, view)),
          show(words('meeting.agenda'), place, { show: 'agenda', id: view.ref }),
          dialog(words('meeting.move'), 'meeting.plan', place, view),
          dialog(words('meeting.cancel'), 'meeting.cancel', place, view),
          ...(view.series
            ? [execute(words('meeting.stopSeries'), 'meeting.stop-series', place, {})]
            : []),
        ]
      : [show(words('meeting.agenda'), place, { show: 'agenda', id: view.ref })];
  return view.status === 'held'
    ? [primary(show(words('meeting.minutes'), place, { show: 'minutes', id: view.ref }))]
    : [];
};

export const meetingCard = (place: Place, view: MeetingView): Card => {
  const headline = words('action.titleState', {
    ref: refHere(place, view),
    state: meetingStatusText(view.status),
  });
  return card(
    view.title ? words('card.joined', { first: headline, second: view.title }) : headline,
    [
      title(headline),
      ...(view.title ? [line(view.title)] : []),
      ...facts([
        [words('meeting.when'), view.at && momentIn(place, view.at)],
        [words('meeting.recurs'), view.series],
        [words('meeting.chair'), view.presiding],
        [words('meeting.attended'), view.present?.slice(0, 30).join(', ')],
        [words('meeting.standIns'), view.standIns?.slice(0, 10).join(', ')],
        [words('meeting.recorded'), view.counts && words('meeting.counts', { ...view.counts })],
        [words('meeting.minutesState'), view.minutes && minutesStatusText(view.minutes)],
        [words('action.reason'), view.why],
      ]),
    ],
    [
      ...buttonsOf(place, view),
      ...(view.mayAppoint
        ? [dialog(words('meeting.proxy'), 'roll.appoint-proxy', place, { id: view.id })]
        : []),
      show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};

/** A meeting is started while another is planned for a day that is far: that one now, or one of its own. */
export const whichMeetingCard = (
  place: Place,
  view: { readonly ref: string; readonly when: string; readonly fixed?: Data },
): Card => {
  const { ref, when, fixed = {} } = view;
  const question = words('meeting.whichOne', { ref, when });
  const own = { ...fixed, fresh: 'true' };
  return card(
    question,
    [line(question)],
    [
      primary(execute(words('meeting.ofItsOwn'), 'meeting.start', place, {}, own)),
      execute(words('meeting.startPlanned', { ref }), 'meeting.start', place, { id: ref }, fixed),
    ],
  );
};
