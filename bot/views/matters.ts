import type { AgendaView } from '../../cards/agenda.ts';
import type { MatterLine } from '../../cards/matters.ts';
import { UNFINISHED } from '../../src/domain/action/standing.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { DueReview, Matters } from '../../src/domain/meeting/matters.ts';
import { mattersArising, reviewsDue } from '../../src/domain/meeting/matters.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { minutesWaiting } from '../../src/domain/minutes/waiting.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Listed } from '../../src/records/execute.ts';
import { text } from '../../src/text/text.ts';
import { visible } from '../reading.ts';
import { readAll } from '../register/pages.ts';
import type { Scene } from '../scene.ts';

/** Closed actions are looked through from the newest: what closed since the last meeting is among them. */
const MOST_CLOSED = 500;

/** Actions under their heads, and what is to be reviewed. */
type MattersView = Matters & { readonly reviews: readonly DueReview[] };

/** Decisions in force and open RAID entries, as far as the viewer may know of them. */
const reviewable = async (scene: Scene): Promise<readonly Listed[]> => {
  const { services, body } = scene;
  const query = { kind: 'records', pk: body.pk, order: 'number' } as const;
  const decisions = await readAll(services.records, {
    ...query,
    type: 'decision',
    status: ['in-force'],
  });
  const entries = await readAll(services.records, { ...query, type: 'raid', status: ['open'] });
  return visible(scene, [...decisions.items, ...entries.items]);
};

/** Matters arising between the meeting held last and the next. */
export const mattersIn = async (
  scene: Scene,
  last: MeetingState | undefined,
  next: string | undefined,
): Promise<MattersView> => {
  const { services, body, calendar, now } = scene;
  const query = { kind: 'records', pk: body.pk, type: 'action' } as const;
  const open = await readAll(services.records, { ...query, status: UNFINISHED, order: 'due' });
  const closed = await services.records.list(
    { ...query, status: ['closed'], order: 'number-desc' },
    { limit: MOST_CLOSED },
  );
  const known = await visible(scene, [...open.items, ...closed.items]);
  const actions = known.map(({ state }) => state as ActionState);
  const between = { calendar, now, since: last?.startedAt, next };
  return {
    ...mattersArising(actions, between),
    reviews: reviewsDue(await reviewable(scene), between),
  };
};

/** How many there are under each head; undefined where there are none at all. */
export const countsOf = (matters: MattersView): AgendaView['matters'] => {
  const { overdue, blocked, waiting, soon, closed, reviews, rest } = matters;
  const counts = {
    overdue: overdue.length,
    blocked: blocked.length,
    waiting: waiting.length,
    soon: soon.length,
    closed: closed.length,
    reviews: reviews.length,
    rest: rest.length,
  };
  return Object.values(counts).some((count) => count > 0) ? counts : undefined;
};

/** Minutes that wait for somebody are rarely older than this many meetings. */
const RECENT = 20;

const heldLately = async (
  { services, body }: Scene,
  limit: number,
): Promise<readonly MeetingState[]> => {
  const query = { kind: 'records', pk: body.pk, type: 'meeting', order: 'number-desc' } as const;
  const { items } = await services.records.list({ ...query, status: ['held'] }, { limit });
  return items.map(({ state }) => state as MeetingState);
};

/** The meeting held last. */
export const lastHeld = async (scene: Scene): Promise<MeetingState | undefined> =>
  (await heldLately(scene, 1))[0];

/** The meetings whose minutes are not approved yet; the oldest first. */
export const unapproved = async (scene: Scene): Promise<readonly MeetingState[]> =>
  minutesWaiting(await heldLately(scene, RECENT));

/** Matters arising as they stand now. */
export const mattersNow = async (scene: Scene): Promise<MattersView> => {
  const { services, body } = scene;
  const { nextMeeting } = body.state;
  const found = nextMeeting ? await services.records.load(body.pk, nextMeeting) : undefined;
  const next = (found as Entity<MeetingState> | undefined)?.state.plannedFor;
  return mattersIn(scene, await lastHeld(scene), next);
};

export const matterLine = async (
  scene: Scene,
  { is, action }: { readonly is: MatterLine['is']; readonly action: ActionState },
): Promise<MatterLine> => ({
  is,
  id: action.ref,
  ref: action.ref,
  what: action.what,
  status: action.status,
  ...(action.owner ? { owner: await scene.name(action.owner) } : {}),
  ...(action.due ? { due: action.due } : {}),
});

export const minutesMatter = ({ ref, minutes }: MeetingState): MatterLine => ({
  is: 'minutes',
  id: ref,
  ref,
  what: text('minutes.stateWord', { status: minutes?.status ?? 'draft' }),
  status: 'open',
});

export const reviewMatter = async (
  scene: Scene,
  { ref, text, on, owner }: DueReview,
): Promise<MatterLine> => ({
  is: 'reviews',
  id: ref,
  ref,
  what: text,
  status: 'open',
  due: on,
  ...(owner ? { owner: await scene.name(owner) } : {}),
});
