import type { Decided, EntityChange, PersonId, Ref, Refusal } from '../../records/entity.ts';
import type { AgendaItemEvent, AgendaKind, Paper } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import { arisingFrom, originNeeds } from '../descent.ts';
import { carriedInto, itemInterests } from '../interests.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { meetingChange } from '../meeting/events.ts';
import { keepsMinutes, openMeeting } from '../meeting/find.ts';
import { LONGEST_AGENDA } from '../meeting/sitting.ts';
import type { MeetingState } from '../meeting/state.ts';
import { discussingNeeds, proposeDecision } from '../decision/discussing.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { agendaNeeds, isSettled, waitingChange, waitingOf } from './find.ts';
import { added } from './with-standing.ts';

/** More than anybody reads before a meeting; keeps an item within one card. */
export const MOST_PAPERS = 5;

/** A working day. */
const LONGEST_MINUTES = 480;

/** Why an item cannot be planned for so many minutes; undefined where it can, or where none are given. */
export const badLength = (minutes: number | null | undefined): Refusal | undefined =>
  minutes === undefined || minutes === null || (minutes >= 1 && minutes <= LONGEST_MINUTES)
    ? undefined
    : refuse('item-length', { most: LONGEST_MINUTES });

export interface ProposeInput {
  readonly title: string;
  readonly kind?: AgendaKind;
  /** Planned length in minutes. */
  readonly minutes?: number;
  readonly presenter?: PersonId;
  readonly reserved?: boolean;
  readonly papers?: readonly Paper[];
  /** True for the next meeting's agenda, although one is in session. */
  readonly next?: boolean;
  /** The risk, issue or action that it arises from. */
  readonly from?: Ref;
}

/** What is left out stays as it is; a null takes it away. */
export interface EditItemInput {
  readonly title?: string;
  readonly kind?: AgendaKind;
  readonly minutes?: number | null;
  readonly presenter?: PersonId | null;
  readonly reserved?: boolean;
  /** All papers from now on. */
  readonly papers?: readonly Paper[];
}

/** Only what a browser opens safely is a paper: a secure address without a password in it. */
const isLink = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
};

const unfit = ({
  minutes,
  papers = [],
}: Pick<EditItemInput, 'minutes' | 'papers'>): Refusal | undefined => {
  const long = badLength(minutes);
  if (long) return long;
  if (papers.length > MOST_PAPERS) return refuse('papers-many', { most: MOST_PAPERS });
  const bad = papers.find(({ url }) => !isLink(url));
  return bad && refuse('paper-link', { url: bad.url.slice(0, 80) });
};

const paperEvents = (papers: readonly Paper[] = []): AgendaItemEvent[] =>
  papers.map(({ title, url }) => ({ type: 'paper-added', v: 1, data: {}, text: { title, url } }));

/** Where an accepted item goes: the agenda in session, or those that wait for the next. */
const appended = (
  states: States,
  id: string,
  meeting: MeetingState | undefined,
): EntityChange | Refusal => {
  const agenda = meeting ? meeting.agenda : waitingOf(states);
  if (agenda.length >= LONGEST_AGENDA) return refuse('agenda-full', { most: LONGEST_AGENDA });
  const longer = added(states, agenda, id);
  if (!meeting) return waitingChange(longer);
  const interests = carriedInto(meeting, id, itemInterests(states, id));
  const ordered: MeetingEvent = { type: 'agenda-ordered', v: 1, data: { agenda: longer } };
  return meetingChange(meeting.ref, ordered, ...interests);
};

const acceptedBy = ({ actor, now }: Context): AgendaItemEvent => ({
  type: 'item-accepted',
  v: 1,
  data: { by: actor, at: now },
});

const proposeNeeds = (command: Command<ProposeInput>, states: States): Needs => ({
  ids: [
    ...(agendaNeeds(command, states).ids ?? []),
    ...discussingNeeds(states, command.id),
    ...originNeeds(states, command.input.from),
  ],
});

const propose = (
  states: States,
  { id: about, input }: Command<ProposeInput>,
  context: Context,
): Decided | Refusal => {
  if (!states.committee) return refuse('no-committee');
  if (about !== undefined && states.get('decision', about))
    return proposeDecision(states, about, context);
  const wrong = unfit(input);
  if (wrong) return wrong;
  const arising = arisingFrom(states, input.from);
  if ('refusal' in arising) return arising;
  const { from, item: above } = arising.facts;
  const kept = states.get('agenda-item', above ?? '')?.state.reserved ?? false;
  const meeting = input.next ? undefined : openMeeting(states);
  const id = context.fresh('I');
  const proposed: AgendaItemEvent = {
    type: 'item-proposed',
    v: 1,
    data: {
      id,
      kind: input.kind ?? 'discussion',
      by: context.actor,
      at: context.now,
      presenter: input.presenter ?? null,
      minutes: input.minutes ?? null,
      reserved: kept || (input.reserved ?? false),
      meeting: meeting?.ref ?? null,
      ...(from === undefined ? {} : { from }),
    },
    text: { title: input.title },
  };
  const facts = [proposed, ...paperEvents(input.papers)];
  if (!keepsMinutes(states, context.actor)) return { changes: [agendaItemChange(id, ...facts)] };
  const place = appended(states, id, meeting);
  if ('refusal' in place) return place;
  return { changes: [agendaItemChange(id, ...facts, acceptedBy(context)), place] };
};

/** Its proposer or whoever keeps the minutes rewords an item until it was taken. */
const edit = (
  states: States,
  { id, input }: Command<EditItemInput>,
  { actor, now }: Context,
): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (isSettled(item)) return refuse('item-settled');
  const wrong = unfit(input);
  if (wrong) return wrong;
  const { kind, reserved, minutes, presenter, title } = { ...item, ...input };
  const edited: AgendaItemEvent = {
    type: 'item-edited',
    v: 1,
    data: {
      by: actor,
      at: now,
      kind,
      reserved,
      minutes: minutes ?? null,
      presenter: presenter ?? null,
    },
    text: { title },
  };
  const cleared: AgendaItemEvent = { type: 'papers-cleared', v: 1, data: {} };
  const papers = input.papers ? [cleared, ...paperEvents(input.papers)] : [];
  return { changes: [agendaItemChange(item.id, edited, ...papers)] };
};

const accept = (states: States, { id }: Command, context: Context): Decided | Refusal => {
  const item = states.get('agenda-item', id ?? '')?.state;
  if (!item) return refuse('not-found');
  if (item.status !== 'proposed') return refuse('item-not-proposed');
  const meeting = openMeeting(states);
  const place = appended(states, item.id, item.meeting === meeting?.ref ? meeting : undefined);
  if ('refusal' in place) return place;
  return { changes: [agendaItemChange(item.id, acceptedBy(context)), place] };
};

export const proposalCommands = {
  'agenda.propose': { needs: proposeNeeds, decide: propose },
  'agenda.edit': { needs: agendaNeeds, decide: edit },
  'agenda.accept': { needs: agendaNeeds, decide: accept },
};
