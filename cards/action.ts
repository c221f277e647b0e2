import { isOwed } from '../src/domain/action/standing.ts';
import type { ActionStatus } from '../src/domain/action/state.ts';
import { dayText, daysBetween } from '../src/text/format.ts';
import { actionButtons } from './action-buttons.ts';
import { show } from './buttons.ts';
import { messageToCopy } from './copy-message.ts';
import { band, card, type Card, type Element, facts, line, type Place, title } from './kit.ts';
import { type LineEntry, lineText } from './lineage.ts';
import { type Morning, onceAMorning, whyToday } from './morning.ts';
import { words } from './words.ts';

/** The rung of the ladder that comes next. `who`: the secretary, the chair, the sponsor. */
export interface NextStep {
  readonly step:
    | 'reminder'
    | 'secretary'
    | 'chair'
    | 'summary'
    | 'agenda'
    | 'sponsor'
    | 'decide'
    | 'confirm';
  /** `YYYY-MM-DD` of the reader. */
  readonly on: string;
  readonly who?: string;
  /** It is the reader whom it tells. */
  readonly you?: boolean;
  /** Whoever it tells was told before. */
  readonly again?: boolean;
  /** The reader owns the action. */
  readonly own?: boolean;
}

/** What lists say of an action. Names are display names, dates `YYYY-MM-DD` in the place's zone. */
export interface ActionLine {
  readonly id: string;
  /** `A-12`. */
  readonly ref: string;
  readonly what: string;
  readonly status: ActionStatus;
  readonly owner?: string;
  readonly due?: string;
  readonly slipped?: number;
  /** Of another committee than the place's: its id and code. */
  readonly committee?: { readonly id: string; readonly code: string };
}

/** Whose view of an action: it decides the buttons, never what may be done. */
export type ActionViewer =
  | 'owner'
  /** The owner who has not answered yet. */
  | 'new-owner'
  /** The one to whom it is being handed over. */
  | 'receiver'
  /** Who confirms, decides dates and reassigns. */
  | 'decider'
  | 'onlooker';

/** What somebody said of it, and when. */
interface Said {
  readonly text: string;
  readonly by: string;
  /** `YYYY-MM-DD` in the place's zone. */
  readonly on: string;
}

export interface ActionView extends ActionLine {
  readonly version: number;
  readonly viewer: ActionViewer;
  /** The committee as it is named in a sentence: `Harbour Board`. */
  readonly committeeName: string;
  readonly contributors?: readonly string[];
  /** Where it comes from: `M-4, Tue 3 Mar`. */
  readonly source?: string;
  readonly line?: readonly (readonly LineEntry[])[];
  readonly lastWord?: Said;
  /** Why it was reopened: what is still missing. */
  readonly missing?: Said;
  readonly blocked?: string;
  readonly claim?: string;
  readonly proposedDate?: { readonly date: string; readonly why: string };
  readonly handover?: { readonly to: string; readonly from: string };
  /** Why it was declined or cancelled. */
  readonly reason?: string;
  /** Recorded in error, or another record now: nobody reopens it. */
  readonly takenBack?: string;
  readonly ownerless?: boolean;
  readonly selfVerified?: boolean;
  readonly next?: NextStep;
  /** The reader may record the owner's answer on their behalf (the secretary). */
  readonly mayAnswer?: boolean;
  /** The owner cannot be reached: the reader may send them this instead. */
  readonly toSend?: boolean;
  /** A morning's only item. */
  readonly morning?: Morning;
}

const STATUS = {
  proposed: 'action.statusProposed',
  open: 'action.statusOpen',
  'in-progress': 'action.statusInProgress',
  done: 'action.statusDone',
  closed: 'action.statusClosed',
  declined: 'action.statusDeclined',
  cancelled: 'action.statusCancelled',
} as const satisfies Record<ActionStatus, string>;

/** Neither claimed nor ended. */
const RUNNING: readonly ActionStatus[] = ['proposed', 'open', 'in-progress'];

export const statusText = (status: ActionStatus): string => words(STATUS[status]);

/** The reference as it is said here: with the code outside its own conversation. */
export const refHere = (place: Place, of: Pick<ActionLine, 'ref' | 'committee'>): string => {
  const code = of.committee?.code ?? place.code;
  return code ? words('card.withCode', { code, ref: of.ref }) : of.ref;
};

/** Days by which a running action is late; 0 while it is not. */
export const lateDays = (place: Place, of: Pick<ActionLine, 'due' | 'status'>): number =>
  of.due && isOwed(of) ? Math.max(0, daysBetween(of.due, place.today)) : 0;

const titleText = (place: Place, view: ActionLine): string =>
  RUNNING.includes(view.status)
    ? words('action.title', {
        ref: refHere(place, view),
        due: view.due ? dayText(view.due, place.today) : 'none',
        late: lateDays(place, view),
      })
    : words('action.titleState', { ref: refHere(place, view), state: statusText(view.status) });

const STEP = {
  reminder: 'action.stepReminder',
  secretary: 'action.stepSecretary',
  chair: 'action.stepChair',
  summary: 'action.stepSummary',
  agenda: 'action.stepAgenda',
  sponsor: 'action.stepSponsor',
  decide: 'action.stepDecide',
  confirm: 'action.stepConfirm',
} as const satisfies Record<NextStep['step'], string>;

/** The next step as a sentence's part: `on Thu 26 Nov this joins Maya’s list`. */
export const nextText = (place: Place, next: NextStep): string =>
  words(STEP[next.step], {
    on: dayText(next.on, place.today),
    who: next.who ?? words('action.secretary'),
    you: String(next.you ?? false),
    own: String(next.own ?? false),
    again: String(next.again ?? false),
  });

const ownerText = (view: ActionView): string => {
  if (!view.owner) return words('action.noOwner');
  return view.ownerless ? words('action.ownerLeft', { owner: view.owner }) : view.owner;
};

const saidText = (place: Place, word: Said): string =>
  words('action.said', { ...word, on: dayText(word.on, place.today) });

/** What the facts above the last word say already. */
const alreadySaid = ({ blocked, claim, reason, proposedDate }: ActionView) => [
  blocked,
  claim,
  reason,
  proposedDate?.why,
];

/** What its owner said last; on the morning of somebody who is told of its lateness, also that they said nothing. */
const lastText = (place: Place, view: ActionView): string | undefined => {
  const { lastWord, morning, owner, viewer } = view;
  if (lastWord)
    return alreadySaid(view).includes(lastWord.text) ? undefined : saidText(place, lastWord);
  const others = owner !== undefined && (viewer === 'decider' || viewer === 'onlooker');
  return morning &&
    others &&
    !view.blocked &&
    RUNNING.includes(view.status) &&
    lateDays(place, view)
    ? words('action.noWord')
    : undefined;
};

const factsOf = (place: Place, view: ActionView): Element[] =>
  facts([
    [words('action.owner'), ownerText(view)],
    [words('action.with'), view.contributors?.slice(0, 8).join(', ')],
    [words('action.source'), view.source],
    [words('raid.line'), view.line && lineText(view.line)],
    [words('action.stuck'), view.blocked],
    [words('action.evidence'), view.claim],
    [
      words('action.asks'),
      view.proposedDate &&
        words('action.asksDate', {
          date: dayText(view.proposedDate.date, place.today),
          why: view.proposedDate.why,
        }),
    ],
    [words('action.handover'), view.handover && words('action.handoverTo', view.handover)],
    [words('action.reason'), view.takenBack ?? view.reason],
    [words('action.missing'), view.missing && saidText(place, view.missing)],
    [words('action.lastWord'), lastText(place, view)],
    [
      words('action.slipped'),
      view.slipped ? words('action.slippedTimes', { count: view.slipped }) : undefined,
    ],
    [words('action.next'), view.next && nextText(place, view.next)],
  ]);

const decisionOf = (view: ActionView): string | undefined => {
  const owner = ownerText(view);
  if (view.status === 'done') return words('action.claimed', { owner });
  if (view.status === 'declined') return words('action.wasDeclined', { owner });
  if (view.proposedDate) return words('action.wantsDate', { owner });
  return view.toSend ? words('action.notReached', { owner }) : undefined;
};

const askedText = (place: Place, { committeeName, due }: ActionView): string =>
  words('action.asked', {
    committee: committeeName,
    due: due ? dayText(due, place.today) : 'none',
  });

const ASK: Record<ActionViewer, (place: Place, view: ActionView) => string | undefined> = {
  receiver: (_, { handover }) => handover && words('action.handed', { from: handover.from }),
  'new-owner': (place, view) => askedText(place, view),
  owner: (place, view) =>
    RUNNING.includes(view.status) && !view.proposedDate
      ? words('action.askHow', { asked: askedText(place, view), how: words('action.ask') })
      : undefined,
  decider: (_, view) => decisionOf(view),
  onlooker: () => undefined,
};

/** What to write to an owner whom Gavel does not reach. */
const messageToSend = (place: Place, view: ActionView): Element =>
  messageToCopy(
    words('action.toSend', {
      committee: view.committeeName,
      ref: refHere(place, view),
      what: view.what.slice(0, 300),
      due: view.due ? dayText(view.due, place.today) : 'none',
    }),
  );

/**
 * One action, as one person sees it. The place's committee is the action's own: it goes into the
 * buttons.
 */
export const actionCard = (place: Place, view: ActionView): Card => {
  const late = lateDays(place, view);
  const ask = ASK[view.viewer](place, view);
  return card(
    words('action.summary', { ref: titleText(place, view), what: view.what }),
    [
      title(titleText(place, view), late > 0 ? 'Attention' : undefined),
      ...whyToday(view.morning),
      line(view.what, { max: 600, spacing: 'Small' }),
      ...factsOf(place, view),
      ...(view.selfVerified ? [band(words('action.selfVerified'), 'warning')] : []),
      ...(ask ? [line(ask, { weight: 'Bolder' })] : []),
      ...(view.toSend && view.viewer === 'decider' ? [messageToSend(place, view)] : []),
      ...onceAMorning(view.morning),
    ],
    [
      ...actionButtons(place, view),
      view.morning?.button ?? show(words('card.history'), place, { show: 'history', id: view.ref }),
    ],
  );
};
