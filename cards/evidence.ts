import { dayText, momentText } from '../src/text/format.ts';
import { dialog, execute, show, type Subject, turns } from './buttons.ts';
import { type Choosable, dateInput, type Dialog, form, personInput } from './inputs.ts';
import { aside, band, card, type Card, facts, line, type Place, row, small, title } from './kit.ts';
import type { Page } from './register.ts';
import { words } from './words.ts';

/** One journal entry as a person reads it. */
export interface HistoryLine {
  /** UTC instant. */
  readonly at: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  /** What happened, as a sentence. */
  readonly what: string;
}

/** The journal of one record, newest first. */
export const historyCard = (
  place: Place,
  view: Page<HistoryLine> & { readonly ref: string; readonly reminders?: number },
): Card => {
  const headline = words('record.historyTitle', { ref: view.ref });
  return card(
    headline,
    [
      title(headline),
      ...(view.pages > 1
        ? [small(words('card.page', { page: view.page, pages: view.pages }))]
        : []),
      ...(view.lines.length === 0 ? [line(words('record.historyEmpty'))] : []),
      ...view.lines.slice(0, 8).map(({ at, by, onBehalfOf, what }) =>
        row(
          what,
          words(onBehalfOf ? 'record.historyBehalf' : 'record.historyLine', {
            at: momentText(at, place.zone, place.today),
            by,
            whom: onBehalfOf ?? '',
          }),
        ),
      ),
      ...(view.reminders
        ? [aside(words('record.historyReminders', { count: view.reminders, ref: view.ref }))]
        : []),
    ],
    turns(place, { show: 'history', id: view.ref }, view),
  );
};

/** Whether the journal holds; `why` is a sentence. */
export interface VerifyView {
  readonly ok: boolean;
  readonly entries: number;
  readonly head?: string;
  readonly erased?: number;
  readonly firstBad?: { readonly seq: number; readonly why: string };
}

export const verifyCard = (view: VerifyView): Card => {
  const headline = words(view.ok ? 'register.verifyOk' : 'register.verifyBad');
  return card(headline, [
    title(headline, view.ok ? 'Good' : 'Attention'),
    line(words('register.verifyEntries', { entries: view.entries })),
    ...(view.firstBad
      ? [band(words('register.verifyBadAt', { ...view.firstBad }), 'attention')]
      : []),
    ...(view.erased ? [aside(words('register.verifyErased', { count: view.erased }))] : []),
    ...facts([[words('register.verifyHead'), view.head?.slice(0, 16)]]),
  ]);
};

/** How the committee's owners are reminded. `pausedUntil` is `YYYY-MM-DD`, `9999-12-31` for good. */
export const chasePolicyCard = (
  place: Place,
  view: Subject & {
    readonly sponsor?: string;
    readonly pausedUntil?: string;
    readonly mayPause: boolean;
    readonly maySponsor: boolean;
    /** Who confirms that an action is done, as a sentence. */
    readonly verifier: string;
  },
): Card => {
  const headline = words('register.policyTitle');
  const until = view.pausedUntil;
  const paused = until?.startsWith('9999')
    ? words('register.policyPausedForGood')
    : until && words('register.policyPaused', { until: dayText(until, place.today) });
  return card(
    headline,
    [
      title(headline),
      ...(paused ? [band(paused, 'warning')] : []),
      line(words('register.policyOwner')),
      line(words('register.policySecretary'), { spacing: 'Small' }),
      line(words('register.policyChair'), { spacing: 'Small' }),
      line(words('register.policyAgenda', { sponsor: view.sponsor ?? 'none' }), {
        spacing: 'Small',
      }),
      line(view.verifier, { spacing: 'Small' }),
      aside(words('register.policyQuiet')),
    ],
    [
      show(words('register.ledger'), place, { show: 'ledger' }),
      ...(view.mayPause
        ? [
            paused
              ? execute(words('register.resume'), 'chase.pause', place, view, { until: '' })
              : dialog(words('register.pause'), 'chase.pause', place, view),
          ]
        : []),
      ...(view.maySponsor ? [dialog(words('register.sponsor'), 'chase.policy', place, view)] : []),
    ],
  );
};

export const pauseDialog = (place: Place, subject: Subject): Dialog =>
  form({
    title: words('register.pauseTitle'),
    intro: words('register.pauseIntro'),
    inputs: [
      dateInput('until', words('register.pauseUntil'), { required: true, min: place.today }),
    ],
    send: words('register.pause'),
    verb: 'chase.pause',
    place,
    subject,
  });

/** Who hears of what is overdue when everybody else has. */
export const sponsorDialog = (
  place: Place,
  subject: Subject,
  view: { readonly people: readonly Choosable[]; readonly sponsor?: string },
): Dialog =>
  form({
    title: words('register.sponsorTitle'),
    inputs: [
      personInput('sponsor', words('committee.whoSponsors'), view.people, {
        chosen: view.sponsor === undefined ? [] : [view.sponsor],
      }),
    ],
    send: words('card.save'),
    verb: 'chase.policy',
    place,
    subject,
    edits: true,
  });

type ChaseState = 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';

/** One reminder: to whom, about what, and what became of it. */
export interface LedgerLine {
  readonly ref: string;
  readonly person: string;
  /** In words: `on the date`. */
  readonly step: string;
  readonly state: ChaseState;
  /** UTC instant of sending, or of the plan. */
  readonly at: string;
}

const STATE = {
  planned: 'register.ledgerPlanned',
  sending: 'register.ledgerSending',
  sent: 'register.ledgerSent',
  unknown: 'register.ledgerUnknown',
  failed: 'register.ledgerFailed',
  suppressed: 'register.ledgerSuppressed',
} as const satisfies Record<ChaseState, string>;

/** What was sent, and what is planned, newest first. */
export const ledgerCard = (
  place: Place,
  view: Page<LedgerLine> & { readonly ref?: string },
): Card => {
  const headline = words('register.ledgerTitle', { ref: view.ref ?? 'none' });
  return card(
    headline,
    [
      title(headline),
      ...(view.lines.length === 0 ? [line(words('register.ledgerNone'))] : []),
      ...view.lines.slice(0, 8).map(({ ref, person, step, state, at }) =>
        row(
          words('register.ledgerLine', { ref, person }),
          words('register.ledgerDetail', {
            at: momentText(at, place.zone, place.today),
            step,
            state: words(STATE[state]),
          }),
        ),
      ),
    ],
    turns(place, { show: 'ledger', ...(view.ref && { id: view.ref }) }, view),
  );
};
