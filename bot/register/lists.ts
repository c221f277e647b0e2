import { decisionStatusText } from '../../cards/decision.ts';
import { meetingStatusText } from '../../cards/meeting-card.ts';
import { motionStatusText } from '../../cards/motion.ts';
import { STATUS as RAID_STATUS } from '../../cards/raid-words.ts';
import type { RegisterLine } from '../../cards/register.ts';
import { actionsCard, REGISTER_ROWS, registerCard } from '../../cards/register.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { statusText } from '../../cards/action.ts';
import { isOverdue, UNFINISHED } from '../../src/domain/action/standing.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { MotionState, MotionStatus } from '../../src/domain/motion/state.ts';
import type { NoteState } from '../../src/domain/note.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import type { Entity, PersonId } from '../../src/records/entity.ts';
import type { Listed } from '../../src/records/execute.ts';
import { text } from '../../src/text/text.ts';
import { workbook } from '../files.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { actionLine } from '../views/action.ts';
import { mapPage, pageOf, readAll } from './pages.ts';

/** The open actions, or where nobody but the viewer sees them and `query` says so, those that are late. */
export const actionsCardIn = async (
  scene: Scene,
  query: string,
  page: number,
): Promise<CardJson> => {
  const { services, body, calendar, now, viewer } = scene;
  const { items, more } = await readAll(services.records, {
    kind: 'records',
    pk: body.pk,
    type: 'action',
    status: UNFINISHED,
    order: 'due',
  });
  const open = await visible(scene, items);
  const late = open.filter(({ state }) => isOverdue(state as ActionState, calendar, now));
  const onlyLate = query === 'overdue' && viewer !== undefined;
  const lines = pageOf(onlyLate ? late : open, page, REGISTER_ROWS);
  const shown = await mapPage(lines, async (item) => {
    const { committee: _, ...line } = await actionLine(scene, item as Entity<ActionState>);
    return line;
  });
  const files = await workbook(scene);
  return actionsCard(scene.place, {
    ...shown,
    more,
    files,
    discreet: viewer === undefined,
    late: late.length,
    onlyLate,
  });
};

export type Kind = 'decisions' | 'meetings' | 'motions';

/** What still can come to a result, or waits to be ratified. */
const UNSETTLED: readonly MotionStatus[] = [
  'voting',
  'open',
  'proposed',
  'provisional',
  'deferred',
];

type LineOf = (scene: Scene, entity: Entity) => RegisterLine;

const decisionLine: LineOf = ({ calendar }, { id, state }) => {
  const { ref, text: words, status, decidedAt, ended } = state as DecisionState;
  const on = calendar.dateOf(decidedAt);
  const said = decisionStatusText(status, ended?.by);
  return { id, ref, opens: 'decision', text: words, state: said, on };
};

const raidLine: LineOf = ({ calendar }, { id, state }) => {
  const { ref, text: words, status, addedAt } = state as RaidState;
  const on = calendar.dateOf(addedAt);
  return { id, ref, opens: 'raid-entry', text: words, state: text(RAID_STATUS[status]), on };
};

const meetingLine: LineOf = ({ calendar, body }, { id, state }) => {
  const { ref, title, status, startedAt, plannedFor } = state as MeetingState;
  const at = startedAt ?? plannedFor;
  return {
    id,
    ref,
    opens: 'meeting',
    text: title || body.state.name,
    state: meetingStatusText(status),
    ...(at ? { on: calendar.dateOf(at) } : {}),
  };
};

const motionLine: LineOf = ({ calendar, place }, { id, state }) => {
  const { text: words, closedAt, ...motion } = state as MotionState;
  return {
    id,
    ref: text('motion.ref', { number: numberOf(id) }),
    opens: 'record',
    text: motion.amends
      ? text('motion.amendsRow', { number: numberOf(motion.amends), text: words })
      : words,
    state: motionStatusText(place, { ...motion, tied: motion.endedAt !== undefined }),
    ...(closedAt ? { on: calendar.dateOf(closedAt) } : {}),
  };
};

const foundAction: LineOf = (_scene, { id, state }) => {
  const { ref, what, status, due } = state as ActionState;
  const said = { text: what, state: statusText(status) };
  return { id, ref, opens: 'action', ...said, ...(due ? { on: due } : {}) };
};

/** A note is read in its meeting. */
const foundNote: LineOf = ({ calendar }, { state }) => {
  const { meeting, text: words, at } = state as NoteState;
  const said = { text: words, state: text('register.noteIn'), on: calendar.dateOf(at) };
  return { id: meeting, ref: meeting, opens: 'meeting', ...said };
};

export const SEARCHED = {
  action: { line: foundAction, status: [...UNFINISHED, 'closed', 'cancelled'] },
  decision: { line: decisionLine, status: ['in-force', 'superseded', 'rescinded'] },
  raid: { line: raidLine, status: ['open', 'occurred', 'failed', 'closed'] },
  meeting: {
    line: meetingLine,
    status: ['planned', 'in-session', 'adjourned', 'held', 'cancelled'],
  },
  motion: { line: motionLine, status: [...UNSETTLED, 'carried', 'lost', 'withdrawn'] },
  note: { line: foundNote, status: ['recorded'] },
} as const;

export type Type = keyof typeof SEARCHED;

interface Sought {
  readonly words?: readonly string[];
  readonly owner?: PersonId;
}

export const newestFirst = async (scene: Scene, type: Type, sought: Sought = {}) => {
  const { items, more } = await readAll(scene.services.records, {
    kind: 'records',
    pk: scene.body.pk,
    type,
    status: SEARCHED[type].status,
    order: 'number-desc',
    ...sought,
  });
  const kept = items.filter(({ state }) => (state as Partial<ActionState>).withdrawn === undefined);
  return { items: await visible(scene, kept), more };
};

export const TYPE = {
  decisions: 'decision',
  meetings: 'meeting',
  motions: 'motion',
} as const;

/** Motions that still want something come before those with a result. */
export const inOrder = (kind: Kind, items: readonly Listed[]): readonly Listed[] => {
  if (kind !== 'motions') return items;
  const waits = ({ state }: Listed) => UNSETTLED.includes((state as MotionState).status);
  return [...items.filter(waits), ...items.filter((each) => !waits(each))];
};

export const registerCardIn = async (scene: Scene, kind: Kind, page: number): Promise<CardJson> => {
  const type = TYPE[kind];
  const { items, more } = await newestFirst(scene, type);
  const lines = pageOf(inOrder(kind, items), page, REGISTER_ROWS);
  const shown = await mapPage(lines, (item) => SEARCHED[type].line(scene, item));
  return registerCard(scene.place, kind, { ...shown, more, files: await workbook(scene) });
};
