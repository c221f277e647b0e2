import type { AgendaLine, AgendaView } from '../../cards/agenda.ts';
import { seriesText } from '../../cards/series.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { visible, withheld } from '../reading.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { countsOf, lastHeld, mattersIn, unapproved } from './matters.ts';

/** More proposals wait for nobody's decision at once. */
const MOST_PROPOSED = 100;

/** The agenda in session, or of the next meeting, as items. */
export interface OpenAgenda {
  readonly meeting?: Entity<MeetingState>;
  /** In order: an item's number is its place. */
  readonly items: readonly Entity<AgendaItemState>[];
  /** Those that wait to be accepted; their numbers go on. */
  readonly proposed: readonly Entity<AgendaItemState>[];
  /** Those that a later meeting takes up. */
  readonly later: readonly Entity<AgendaItemState>[];
}

const itemsOf = async ({ services, body }: Scene, ids: readonly string[]) => {
  const found = await services.records.loadMany(body.pk, ids);
  return ids.flatMap(
    (id) => found.filter((item) => item.id === id) as readonly Entity<AgendaItemState>[],
  );
};

const proposedIn = async ({ services, body }: Scene) => {
  const query = { kind: 'records', pk: body.pk, type: 'agenda-item', order: 'number' } as const;
  const { items } = await services.records.list(
    { ...query, status: ['proposed'] },
    { limit: MOST_PROPOSED },
  );
  return items as readonly Entity<AgendaItemState>[];
};

export const openAgenda = async (scene: Scene): Promise<OpenAgenda> => {
  const { services, body } = scene;
  const { inSession, nextMeeting, waiting = [] } = body.state;
  const ref = inSession ?? nextMeeting;
  const found = ref === undefined ? undefined : await services.records.load(body.pk, ref);
  const meeting = found as Entity<MeetingState> | undefined;
  const next = await itemsOf(scene, waiting);
  const proposed = await proposedIn(scene);
  const sits = inSession !== undefined && meeting !== undefined;
  return {
    ...(meeting ? { meeting } : {}),
    items: sits
      ? await itemsOf(scene, meeting.state.agenda)
      : next.filter(({ state }) => !state.skipsNext),
    proposed,
    // What stands on every agenda is no news.
    later: next.filter(({ state }) => (sits ? !state.standing : state.skipsNext)),
  };
};

/** An item as a row of the agenda; `hidden`: to readers from whom it is kept. */
export const agendaLineOf = async (
  scene: Scene,
  { id, version, state }: Entity<AgendaItemState>,
  number: number,
  hidden: boolean,
): Promise<AgendaLine> => ({
  id,
  version,
  number,
  title: hidden ? '' : state.title,
  kind: state.kind,
  status: state.status,
  ...(state.presenter && !hidden ? { presenter: await scene.name(state.presenter) } : {}),
  ...(state.minutes === undefined ? {} : { minutes: state.minutes }),
  ...(state.papers && !hidden ? { papers: state.papers.length } : {}),
  ...(state.deferrals ? { deferrals: state.deferrals } : {}),
  ...(state.deferredWhy && !hidden ? { deferredWhy: state.deferredWhy } : {}),
  ...(state.reserved ? { reserved: true } : {}),
});

/** The minutes that a meeting opens with: those that are not approved, else those of the meeting held last. */
const openingMinutes = async (scene: Scene, last: MeetingState | undefined) => {
  const waiting = await unapproved(scene);
  const approving = scene.body.state.approval === 'next-meeting';
  return (waiting.length > 0 ? waiting : [last])
    .filter((meeting) => meeting !== undefined)
    .map(({ ref, minutes: { status } = { status: 'draft' } }) => ({
      ref,
      state:
        approving && status === 'circulated'
          ? text('minutes.toApprove')
          : text('minutes.stateWord', { status }),
    }));
};

/** The agenda of the meeting in session or planned next, opened by the last minutes and matters arising. */
export const agendaView = async (scene: Scene, page = 1): Promise<AgendaView> => {
  const { meeting, items, proposed, later } = await openAgenda(scene);
  const may = await rightsOf(scene);
  const { series } = scene.body.state;
  const held = await lastHeld(scene);
  const minutes = await openingMinutes(scene, held);
  const arising = countsOf(await mattersIn(scene, held, meeting?.state.plannedFor));
  const hidden = await withheld(scene, [...items, ...proposed, ...later]);
  const lines = (of: readonly Entity<AgendaItemState>[], from: number) =>
    Promise.all(
      of.map((item, index) => agendaLineOf(scene, item, from + index, hidden.has(item.id))),
    );
  const { toReport } = scene.body.state;
  const since = scene.body.state.inSession ? meeting?.state.reported : toReport;
  const told = await scene.services.records.loadMany(scene.body.pk, since ?? []);
  const decided = await visible(scene, told);
  return {
    ...(meeting
      ? { meeting: { id: meeting.id, ref: meeting.state.ref, version: meeting.version } }
      : {}),
    ...(meeting?.state.plannedFor ? { plannedFor: meeting.state.plannedFor } : {}),
    ...(series ? { series: seriesText(scene.place, series) } : {}),
    published: meeting?.state.agendaPublishedAt !== undefined,
    ...(scene.body.state.inSession ? { inSession: true } : {}),
    page,
    items: await lines(items, 1),
    proposed: await lines(proposed, items.length + 1),
    later: await lines(later, 0),
    ...(minutes.length > 0 ? { lastMinutes: minutes } : {}),
    ...(decided.length > 0 ? { decided: decided.map(({ id }) => id) } : {}),
    ...(arising ? { matters: arising } : {}),
    viewer: scene.viewer === undefined ? 'anyone' : may('agenda.publish') ? 'minuting' : 'member',
  };
};
