import type { Role } from '../src/domain/committee.ts';
import type { MeetingStatus } from '../src/domain/meeting/state.ts';
import type { Office } from '../src/domain/rules.ts';
import { dayText } from '../src/text/format.ts';
import { dialog, primary, show, type Subject } from './buttons.ts';
import { aside, card, type Card, cut, facts, type Place, row, title } from './kit.ts';
import { officeText } from './rules.ts';
import { momentIn } from './times.ts';
import { words } from './words.ts';

export interface MemberLine {
  readonly name: string;
  readonly role: Role;
  readonly votes: boolean;
  readonly office?: Office;
  readonly reachable: boolean;
  /** `YYYY-MM-DD`. */
  readonly awayUntil?: string;
}

const ROLE = {
  chair: 'committee.chair',
  deputy: 'committee.deputy',
  secretary: 'committee.secretary',
  member: 'committee.member',
  attendee: 'committee.attendee',
  observer: 'committee.observer',
} as const satisfies Record<Role, string>;

const MEMBERS = 20;

/** Who belongs to the committee and in which role. */
export const membersCard = (
  place: Place,
  view: Subject & {
    readonly name: string;
    readonly members: readonly MemberLine[];
    /** The rules in short, in plain English. */
    readonly rules: string;
    readonly mayChange: boolean;
  },
): Card => {
  const headline = words('committee.membersTitle', {
    name: view.name,
    count: view.members.length,
  });
  return card(
    headline,
    [
      title(headline),
      ...cut(view.members, MEMBERS, (member) =>
        row(
          member.name,
          [
            words('committee.memberRole', {
              role: words(ROLE[member.role]),
              votes: String(member.votes),
            }),
            ...(member.office ? [officeText(member.office)] : []),
            ...(member.reachable ? [] : [words('committee.unreachable')]),
            ...(member.awayUntil
              ? [words('committee.away', { until: dayText(member.awayUntil, place.today) })]
              : []),
          ].join(' · '),
        ),
      ),
      aside(view.rules),
    ],
    [
      ...(view.mayChange
        ? [primary(dialog(words('committee.change'), 'committee.setup', place, view))]
        : []),
      show(words('rule.open'), place, { show: 'rules' }),
    ],
  );
};

export interface CommitteeLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
}

/** The reader's committees; a tap opens one. */
export const committeesCard = (place: Place, lines: readonly CommitteeLine[]): Card => {
  const headline = words('committee.committeesTitle', { count: lines.length });
  return card(headline, [
    title(headline),
    ...cut(lines, 12, ({ id, code, name, open, overdue }) =>
      row(
        words('committee.committeeRow', { code, name }),
        words('committee.committeeCounts', { open, overdue }),
        show(code, { ...place, committee: id }, { show: 'status' }),
      ),
    ),
  ]);
};

export interface StatusView {
  readonly name: string;
  /** The next meeting's plan as a UTC instant; a meeting without a date has none. */
  readonly next?: { readonly ref: string; readonly at?: string };
  /** How the meetings recur, in words. */
  readonly series?: string;
  readonly sitting?: { readonly ref: string; readonly status: MeetingStatus };
  /** Not finished; of these some are overdue, some done and to be confirmed. */
  readonly open: number;
  readonly overdue: number;
  readonly toConfirm: number;
  /** The meetings whose minutes are not approved, and how far those are. */
  readonly minutes?: string;
  /** `YYYY-MM-DD`; `9999-12-31` for good. */
  readonly pausedUntil?: string;
  readonly hold?: { readonly since: string; readonly why: string };
  /** The rules in short, in plain English. */
  readonly rules: string;
}

const nextMeeting = (place: Place, { next }: StatusView): string => {
  if (!next) return words('committee.nextNone');
  return next.at
    ? words('card.joined', {
        first: next.ref,
        second: momentIn(place, next.at),
      })
    : next.ref;
};

/** Until when reminders stand still, as a sentence's part. */
const pausedText = (place: Place, until: string): string =>
  until.startsWith('9999')
    ? words('committee.remindersPausedForGood')
    : words('committee.remindersPaused', { until: dayText(until, place.today) });

/** Where the committee stands, in one look. */
export const statusCard = (place: Place, view: StatusView): Card =>
  card(
    view.name,
    [
      title(view.name),
      ...facts([
        [words('committee.sitting', { status: view.sitting?.status }), view.sitting?.ref],
        [words('committee.next'), nextMeeting(place, view)],
        [words('meeting.recurs'), view.series],
        [
          words('committee.open'),
          words('committee.openOverdue', {
            open: view.open,
            overdue: view.overdue,
            confirm: view.toConfirm,
          }),
        ],
        [words('committee.minutes'), view.minutes],
        [
          words('committee.reminders'),
          view.pausedUntil ? pausedText(place, view.pausedUntil) : words('committee.remindersOn'),
        ],
        [
          words('keeping.status'),
          view.hold &&
            words('keeping.statusSince', {
              since: dayText(view.hold.since, place.today),
              why: view.hold.why,
            }),
        ],
        [words('rule.open'), view.rules],
      ]),
    ],
    [
      primary(show(words('meeting.agenda'), place, { show: 'agenda' })),
      show(words('register.actions'), place, { show: 'actions' }),
      show(words('register.decisions'), place, { show: 'decisions' }),
      show(words('register.meetings'), place, { show: 'meetings' }),
      show(words('committee.help'), place, { show: 'help' }),
    ],
  );
