import type { DomainEvent, PersonId, Ref } from '../../records/entity.ts';
import { patched } from '../patch.ts';
import type { MeetingEvent } from './events.ts';
import type { MeetingState, Presided } from './state.ts';

/** A meeting of which nothing is known yet. */
export const blank: MeetingState = {
  ref: '',
  title: '',
  status: 'planned',
  agenda: [],
  outcomes: {},
  roll: {},
  rollTaken: false,
  interests: [],
};

/** What is recorded from now on waits anew for its owners to be told. */
const UNRELEASED = { releaseAnnouncedAt: null, releasedAt: null };

/** The state with the time that an item has taken since the last such fact. */
const withSpent = (
  state: MeetingState,
  item: string | undefined,
  seconds: number | undefined,
): MeetingState => {
  if (item === undefined || seconds === undefined) return state;
  const spent = { ...state.spent, [item]: (state.spent?.[item] ?? 0) + seconds };
  return { ...state, spent };
};

const withApproved = (
  state: MeetingState,
  { meeting, by }: { readonly meeting: Ref; readonly by?: PersonId },
): MeetingState => {
  const approved = [...(state.approved ?? []), meeting];
  if (by === undefined) return { ...state, approved };
  return { ...state, approved, approvedBy: { ...state.approvedBy, [meeting]: by } };
};

const presidedAs = (
  person: PersonId | null | undefined,
  acting: boolean,
  from: string,
): Presided => ({
  ...(person ? { person } : {}),
  acting,
  from,
});

/** Who presided until now and does from here on; journals older than the keeping of the time say nothing. */
const presidedBy = (
  { presided, presiding, acting = false, startedAt = '' }: MeetingState,
  event: Extract<MeetingEvent, { type: 'presiding-changed' }>,
): readonly Presided[] | undefined => {
  const { at, presiding: next, acting: actingNext } = event.data;
  if (at === undefined) return presided;
  const before = presided ?? [presidedAs(presiding, acting, startedAt)];
  return [...before, presidedAs(next, actingNext, at)];
};

/** The meeting after one more fact. */
export const evolveMeeting = (
  before: MeetingState | undefined,
  fact: DomainEvent,
): MeetingState => {
  const state = before ?? blank;
  const event = fact as MeetingEvent;
  switch (event.type) {
    case 'meeting-planned':
      return patched(state, {
        ref: event.data.ref,
        plannedFor: event.data.at,
        packAt: event.data.packAt ?? null,
        plannedAt: event.data.since,
        plans: (state.plans ?? 0) + 1,
        prepared: null,
        ...event.text,
      });
    case 'meeting-prepared':
      return { ...state, prepared: [...(state.prepared ?? []), event.data.step] };
    case 'pack-sent':
      return patched(state, { packAt: null });
    case 'agenda-published':
      return patched(state, { agenda: event.data.agenda, agendaPublishedAt: event.data.at });
    case 'meeting-started': {
      const { at, by, ...facts } = event.data;
      const started = { ...facts, status: 'in-session', startedAt: at, startedBy: by };
      return patched(state, { ...started, ...event.text });
    }
    case 'decisions-reported':
      return { ...state, reported: event.data.decisions };
    case 'raid-heard':
      return { ...state, heard: [...(state.heard ?? []), event.data.ref] };
    case 'agenda-ordered':
      return { ...state, agenda: event.data.agenda };
    case 'item-opened': {
      const { item, at, until } = event.data;
      return patched(state, {
        current: item,
        currentSince: item && at,
        currentUntil: until ?? null,
      });
    }
    case 'item-settled': {
      const { item, outcome, seconds } = event.data;
      return withSpent(
        { ...state, outcomes: { ...state.outcomes, [item]: outcome } },
        item,
        seconds,
      );
    }
    case 'item-unsettled': {
      const { [event.data.item]: _, ...outcomes } = state.outcomes;
      return { ...state, outcomes };
    }
    case 'time-up':
      return patched(state, { currentUntil: null });
    case 'meeting-adjourned':
      return patched(withSpent(state, state.current, event.data.seconds), {
        status: 'adjourned',
        adjournments: [...(state.adjournments ?? []), { from: event.data.at }],
        currentSince: null,
        currentUntil: null,
      });
    case 'meeting-resumed': {
      const { at, until, ...release } = event.data;
      return patched(state, {
        ...release,
        ...UNRELEASED,
        status: 'in-session',
        adjournments: state.adjournments?.map((each) => ({ to: at, ...each })),
        ...(state.current ? { currentSince: at, currentUntil: until ?? null } : {}),
      });
    }
    case 'meeting-closed': {
      const { at, seconds, absent = [], ...facts } = event.data;
      const missing = absent.map((person) => [person, { attendance: 'absent' }] as const);
      const roll = { ...state.roll, ...Object.fromEntries(missing) };
      const held = { roll, status: 'held', closedAt: at, minutes: { status: 'draft' } };
      const none = { current: null, currentSince: null, currentUntil: null, quorumDue: null };
      return patched(withSpent(state, state.current, seconds), {
        ...facts,
        ...held,
        ...none,
        releaseAnnouncedAt: null,
      });
    }
    case 'ratification-refused':
      return { ...state, leftMotions: [...(state.leftMotions ?? []), event.data.motion] };
    case 'motions-left': {
      const { since, motions = [] } = event.data;
      const left = [...(state.leftMotions ?? []), ...motions];
      return patched(state, { deferring: since, leftMotions: left.length > 0 ? left : null });
    }
    case 'meeting-cancelled':
      return { ...state, status: 'cancelled', cancelledWhy: event.text?.why ?? '' };
    case 'roll-recorded':
      return {
        ...state,
        roll: { ...state.roll, ...event.data.entries },
        rollTaken: state.rollTaken || event.data.taken,
      };
    case 'presiding-named':
      return patched(state, event.data);
    case 'presiding-changed': {
      const { presiding, acting } = event.data;
      return patched(state, { presiding, acting, presided: presidedBy(state, event) });
    }
    case 'quorum-changed': {
      const { tellAt = null, ...change } = event.data;
      return patched(state, { quorum: [...(state.quorum ?? []), change], quorumDue: tellAt });
    }
    case 'quorum-corrected': {
      const { replaces, ...opening } = event.data;
      return { ...state, quorum: [opening, ...(state.quorum ?? []).slice(replaces)] };
    }
    case 'quorum-told':
      return patched(state, { quorumDue: null });
    case 'proxy-appointed':
      return { ...state, roll: { ...state.roll, [event.data.person]: event.data.entry } };
    case 'interest-carried':
    case 'interest-declared': {
      const { person, item } = event.data;
      const interest = { person, text: event.text?.text ?? '', ...(item ? { item } : {}) };
      return { ...state, interests: [...state.interests, interest] };
    }
    case 'interest-corrected': {
      const { person, item } = event.data;
      const interests = state.interests.filter(
        (each) => each.person !== person || (each.item ?? null) !== item,
      );
      return { ...state, interests };
    }
    case 'release-put-off': {
      const { at: _, ...times } = event.data;
      return { ...state, ...times };
    }
    case 'release-announced':
      return { ...state, releaseAnnouncedAt: event.data.at };
    case 'owners-told': {
      const { at, more } = event.data;
      return patched(state, more ? { releasing: at } : { releasing: null, releasedAt: at });
    }
    case 'earlier-minutes-approved':
      return withApproved(state, event.data);
    case 'minutes-circulated':
      return { ...state, minutes: { status: 'circulated' } };
    case 'minutes-approved':
      return { ...state, minutes: { status: 'approved', sealedHash: event.data.sealedHash } };
    default:
      return state;
  }
};
