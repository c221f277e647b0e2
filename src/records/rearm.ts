import { isDeepStrictEqual } from 'node:util';
import type { CommitteeState } from '../domain/committee.ts';
import { Conflict } from '../errors.ts';
import { entityOf, wakeOf, waking } from './documents.ts';
import type { Entity } from './entity.ts';
import { until } from './queue.ts';
import type { Room } from './room.ts';
import type { Doc, SettleOp } from './store.ts';

/** The note that a committee's wake times do not follow its rules yet, and how far they do. */
export const rearmId = 'rearm';

/** The note is the hundredth operation of a settlement. */
const pageSize = 99;

/** A fresh note, due at once. */
export const rearmDoc = (pk: string, version: number, wakeAt: string): Doc => ({
  pk,
  id: rearmId,
  kind: 'rearm',
  version,
  wakeAt,
  body: {},
});

/** What wake times follow from: all that a committee holds but the turnover of its meetings. */
const rulesOf = ({ state }: Entity) => {
  const {
    inSession: _meeting,
    nextMeeting: _next,
    waiting: _items,
    standing: _topics,
    series: _series,
    toReport: _decisions,
    hold: _hold,
    retention: _retention,
    ...rules
  } = state as CommitteeState;
  return rules;
};

/**
 * True where the wake times of records may have to follow a change of their committee. A new one has none
 * yet.
 */
export const movesWakes = (before: Entity | undefined, after: Entity | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  !isDeepStrictEqual(rulesOf(before), rulesOf(after));

/** One page, written together with how far it got; undefined when a commit came between. */
async function rearmPage(
  { store, areas, calendarOf }: Room,
  pk: string,
): Promise<'more' | 'done' | undefined> {
  const found = new Map((await store.load(pk, ['committee', rearmId])).map((doc) => [doc.id, doc]));
  const note = found.get(rearmId);
  if (!note) return 'done';
  const committee = found.get('committee');
  const rules = committee && entityOf(committee);
  const { cursor } = note.body;
  const { items, cursor: next } = await store.find(
    { kind: 'docs', pk, docKind: 'entity' },
    { limit: pageSize, ...(typeof cursor === 'string' && { cursor }) },
  );
  const ops = items.flatMap((doc): SettleOp[] => {
    const wakeAt = wakeOf(areas, entityOf(doc), rules, calendarOf);
    return wakeAt === doc.wakeAt ? [] : [{ put: waking(doc, wakeAt) }];
  });
  const progress: SettleOp =
    next === undefined
      ? { remove: { id: rearmId, version: note.version } }
      : { put: { ...note, body: { cursor: next } } };
  try {
    await store.settle(pk, [...ops, progress]);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  return next === undefined ? 'done' : 'more';
}

/**
 * Sets anew when each record of a committee next needs attention, under the rules that it has now. Goes on
 * where a run before it has ended, in this process or another; rules that change meanwhile begin it anew.
 */
export async function rearm(room: Room, pk: string): Promise<void> {
  const { store, clock } = room;
  const [note] = await store.load(pk, [rearmId]);
  if (!note)
    await store.settle(pk, [{ put: rearmDoc(pk, 0, clock.now()) }]).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
  while ((await until(Infinity, () => rearmPage(room, pk))) === 'more');
}
