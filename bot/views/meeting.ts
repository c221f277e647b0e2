import type { ControlView, Entry } from '../../cards/meeting.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { voters } from '../../src/domain/committee.ts';
import type { Entry as RecordedEntry } from '../../src/domain/entry.ts';
import { entryOf } from '../../src/domain/entry.ts';
import { paceOf } from '../../src/domain/meeting/clock.ts';
import { ofType, presentAt, untaken, untouched } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import {
  aboutOf,
  isRecused,
  quorumAt,
  seatOf,
  votesPresent,
  votesToCast,
} from '../../src/domain/motion/electorate.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { MotionState } from '../../src/domain/motion/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { visible, withheld } from '../reading.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { proposedNotes } from './note.ts';

const SHOWN = 3;

const minuted = (recorded: readonly Entity[]): RecordedEntry[] =>
  recorded
    .map(entryOf)
    .filter((entry) => entry !== undefined)
    .filter((entry) => entry.minuted)
    .sort((a, b) => a.at.localeCompare(b.at));

/** Everything of a meeting that its minutes hold for the viewer, in the order of recording. */
export const entriesOf = async (scene: Scene, meeting: string): Promise<RecordedEntry[]> =>
  minuted(await visible(scene, await recordedIn(scene, meeting)));

/** How many of each a meeting recorded; of what it heard of RAID entries, each entry once. */
export const countsOf = (
  { heard = [] }: MeetingState,
  entries: readonly RecordedEntry[],
): ControlView['counts'] => {
  const count = (type: RecordedEntry['type']) =>
    entries.filter((entry) => entry.type === type).length;
  return {
    decisions: count('decision'),
    actions: count('action'),
    notes: count('note'),
    raid: count('raid') + heard.length,
  };
};

/** The entities of a meeting: agenda items, notes, decisions, actions, RAID entries. */
export const recordedIn = async (scene: Scene, meeting: string): Promise<Entity[]> => {
  const { records } = scene.services;
  const { pk } = scene.body;
  const found: Entity[] = [];
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await records.list(
      { kind: 'of-meeting', pk, meeting },
      { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    );
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
};

const NEXT = ['voting', 'open', 'proposed'] as const;

/** The motion of this meeting that is voted on or waits, else one that was left for it, the current item's first. */
const motionAtHand = async (
  scene: Scene,
  recorded: readonly Entity[],
  current: AgendaItemState | undefined,
): Promise<ControlView['motion']> => {
  const own = ofType(recorded, 'motion');
  const here = NEXT.map((status) =>
    own.find(({ state }) => state.status === status && !state.amendment),
  );
  const left = async () => {
    const { records } = scene.services;
    const query = { kind: 'records', pk: scene.body.pk, type: 'motion', order: 'number' } as const;
    const status = ['provisional', 'deferred'];
    const { items } = await records.list({ ...query, status }, { limit: 10 });
    const earlier = (await visible(scene, items)) as readonly Entity<MotionState>[];
    const others = earlier.filter(({ id }) => own.every((each) => each.id !== id));
    const ours = others.find(({ id }) => id === current?.ratifies);
    return ours ?? others.find(({ state }) => state.item === current?.id) ?? others[0];
  };
  const found = here.find((each) => each !== undefined) ?? (await left());
  if (!found) return undefined;
  const { id, text, status, secret = false, openedAt, closesAt, endedAt } = found.state;
  const { result, by = 'ballot' } = found.state;
  return {
    id,
    number: numberOf(id),
    text,
    status,
    secret,
    tied: endedAt !== undefined,
    ...(openedAt ? { openedAt } : {}),
    ...(closesAt ? { closesAt } : {}),
    ...(result ? { result: { ...result, taken: by } } : {}),
  };
};

/** How the quorum stands for the item being taken; who declared an interest in it does not count. */
const quorumOf = ({ body, now }: Scene, state: MeetingState): ControlView['quorum'] => {
  if (!state.rollTaken) return undefined;
  const at = state.closedAt ?? now;
  const present = presentAt(state.roll, at);
  const voting = voters(body.state).length;
  if (voting === 0) return { present: present.length, needed: 0, voters: 0, recused: 0 };
  const recused = present.filter((person) => isRecused(state, state.current, person)).length;
  return { ...quorumAt(body.state, state, state.current, at), voters: voting, recused };
};

/** Until the attendance is taken: the votes of those who are known to have come. */
const comeOf = ({ body, now }: Scene, state: MeetingState): number =>
  votesPresent(body.state, { ...state, interests: [] }, undefined, now).size;

/** Whether the viewer casts a vote on the motion at hand: their own, or an absent member's. */
const votesOn = (
  { body, viewer, now }: Scene,
  state: MeetingState,
  recorded: readonly Entity[],
  motion: ControlView['motion'],
): boolean => {
  const found = ofType(recorded, 'motion').find(({ id }) => id === motion?.id);
  if (!found || viewer === undefined) return false;
  const about = aboutOf(found.state, state);
  return seatOf(votesToCast(body.state, state, about, now), viewer) !== undefined;
};

const itemsOf = (state: MeetingState, recorded: readonly Entity[]): AgendaItemState[] =>
  state.agenda.flatMap((id) =>
    ofType(recorded, 'agenda-item').flatMap((item) => (item.id === id ? [item.state] : [])),
  );

const currentItem = async (
  scene: Scene,
  state: MeetingState,
  items: readonly AgendaItemState[],
  { hidden, left }: { readonly hidden: ReadonlySet<string>; readonly left: number | undefined },
): Promise<ControlView['item']> => {
  const item = items.find(({ id }) => id === state.current);
  if (!item) return undefined;
  const { title, presenter } = item;
  return {
    number: state.agenda.indexOf(item.id) + 1,
    title: hidden.has(item.id) ? '' : title,
    ...(presenter && !hidden.has(item.id) ? { presenter: await scene.name(presenter) } : {}),
    ...(left === undefined ? {} : { minutesLeft: left }),
  };
};

/** The consent items that are taken together now: the current one, and those that still wait. */
const consentOf = (
  state: MeetingState,
  items: readonly AgendaItemState[],
): readonly string[] | undefined => {
  const waiting = untaken(state);
  const consent = items.filter(({ id, kind }) => kind === 'consent' && waiting.includes(id));
  const now = consent.some(({ id }) => id === state.current);
  return now ? consent.map(({ title, reserved }) => (reserved ? '' : title)) : undefined;
};

const shown = ({ type, id, text }: RecordedEntry): Entry =>
  type === 'note' ? { text } : { ref: id, text };

/** The control card of a meeting, for the viewer of the scene or for everybody. */
export const controlView = async (
  scene: Scene,
  entity: Entity<MeetingState>,
): Promise<ControlView> => {
  const { state } = entity;
  const may = await rightsOf(scene, entity);
  const recorded = await recordedIn(scene, state.ref);
  const seen = await visible(scene, recorded);
  const entries = minuted(seen);
  const hidden = await withheld(scene, recorded);
  const items = itemsOf(state, recorded);
  const planned = Object.fromEntries(items.map(({ id, minutes }) => [id, minutes]));
  const { left, late } = paceOf(state, planned, scene.now);
  const item = await currentItem(scene, state, items, { hidden, left });
  const consent = consentOf(state, items);
  const quorum = quorumOf(scene, state);
  const running = state.status === 'in-session';
  const current = items.find(({ id }) => id === state.current);
  const motion = running ? await motionAtHand(scene, seen, current) : undefined;
  const proposed = may('note.edit') ? await proposedNotes(scene, seen) : [];
  return {
    id: entity.id,
    ref: state.ref,
    version: entity.version,
    status: state.status === 'adjourned' ? 'adjourned' : 'in-session',
    startedAt: state.startedAt ?? scene.now,
    total: state.agenda.length,
    untaken: untouched(state).length,
    ...(item ? { item } : {}),
    ...(late > 0 ? { late } : {}),
    ...(consent ? { consent } : {}),
    ...(motion ? { motion, votes: votesOn(scene, state, seen, motion) } : {}),
    ...(state.presiding
      ? {
          presiding: {
            name: await scene.name(state.presiding),
            acting: state.acting ?? false,
          },
        }
      : {}),
    ...(quorum ? { quorum } : { come: comeOf(scene, state) }),
    entries: entries.slice(-SHOWN).map(shown),
    ...(proposed.length > 0 ? { proposed } : {}),
    counts: countsOf(state, entries),
    here: presentAt(state.roll, scene.now).includes(scene.viewer ?? ''),
    viewer: scene.viewer === undefined ? 'anyone' : may('meeting.next') ? 'minuting' : 'member',
  };
};
