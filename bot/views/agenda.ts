import type { AgendaLine, AgendaView } from '../../cards/agenda.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { isOverdue } from '../../src/domain/chase/ladder.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Listed } from '../../src/records/execute.ts';
import { text } from '../../src/text/text.ts';
import { seesReserved, visible } from '../reading.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';

/** How far matters arising are counted: a committee with more open actions has other worries. */
const MOST = 500;
/** Working days within which a due date counts as soon, where no next meeting is planned. */
const SOON_DAYS = 10;

const lineOf = async (scene: Scene, item: Entity<AgendaItemState>): Promise<AgendaLine> => {
  const { id, version, state } = item;
  const hidden = state.reserved && !seesReserved(scene);
  return {
    id,
    version,
    title: hidden ? '' : state.title,
    kind: state.kind,
    status: state.status,
    ...(state.presenter ? { presenter: await scene.name(state.presenter) } : {}),
    ...(state.minutes === undefined ? {} : { minutes: state.minutes }),
    ...(state.reserved ? { reserved: true } : {}),
  };
};

const listed = async (
  { services, body }: Scene,
  type: string,
  status: readonly string[],
): Promise<readonly Listed[]> => {
  const query = { kind: 'records', pk: body.pk, type, status, order: 'number-desc' } as const;
  return (await services.records.list(query, { limit: MOST })).items;
};

const matters = async (scene: Scene, last: MeetingState | undefined, next: string | undefined) => {
  const { calendar, now, place } = scene;
  const soonBy = next ? calendar.dateOf(next) : calendar.addWorkingDays(place.today, SOON_DAYS);
  const open = await listed(scene, 'action', ['open', 'in-progress', 'done']);
  const closed = await listed(scene, 'action', ['closed']);
  const states = open.map(({ state }) => state as ActionState);
  const running = states.filter(({ status }) => status !== 'done');
  const late = running.filter((state) => isOverdue(state, calendar, now));
  const counts = {
    overdue: late.length,
    blocked: running.filter(({ blocked }) => blocked).length,
    waiting: states.length - running.length,
    soon: running.filter((state) => state.due && !late.includes(state) && state.due <= soonBy)
      .length,
    closed: closed.filter(
      ({ state }) => ((state as ActionState).closedAt ?? '') >= (last?.startedAt ?? ''),
    ).length,
  };
  return Object.values(counts).some((count) => count > 0) ? counts : undefined;
};

/** The agenda of the meeting in session or planned next, opened by the last minutes and matters arising. */
export const agendaView = async (scene: Scene): Promise<AgendaView> => {
  const { services, body } = scene;
  const ref = body.state.inSession ?? body.state.nextMeeting;
  const found = ref === undefined ? undefined : await services.records.load(body.pk, ref);
  const meeting = found as Entity<MeetingState> | undefined;
  const may = await rightsOf(scene);
  const items = (
    await listed(scene, 'agenda-item', ['accepted', 'deferred', 'proposed', 'taken'])
  ).map((item) => item as Entity<AgendaItemState>);
  const order = body.state.inSession ? (meeting?.state.agenda ?? []) : (body.state.waiting ?? []);
  const placed = order.flatMap((id) => items.filter((item) => item.id === id));
  const rest = items
    .filter(({ id, state }) => !order.includes(id) && state.status !== 'taken')
    .toReversed();
  const held = (await listed(scene, 'meeting', ['held']))[0]?.state as MeetingState | undefined;
  const lines = (chosen: readonly Entity<AgendaItemState>[]) =>
    Promise.all(chosen.map((item) => lineOf(scene, item)));
  const since = body.state.inSession ? meeting?.state.reported : body.state.toReport;
  const decided = await visible(scene, await services.records.loadMany(body.pk, since ?? []));
  const arising = await matters(scene, held, meeting?.state.plannedFor);
  return {
    ...(meeting
      ? { meeting: { id: meeting.id, ref: meeting.state.ref, version: meeting.version } }
      : {}),
    ...(meeting?.state.plannedFor ? { plannedFor: meeting.state.plannedFor } : {}),
    published: meeting?.state.agendaPublishedAt !== undefined,
    items: await lines([...placed, ...rest.filter(({ state }) => state.status !== 'proposed')]),
    proposed: await lines(rest.filter(({ state }) => state.status === 'proposed')),
    ...(held
      ? {
          lastMinutes: {
            ref: held.ref,
            state: text('minutes.stateWord', { status: held.minutes?.status ?? 'draft' }),
          },
        }
      : {}),
    ...(decided.length > 0 ? { decided: decided.map(({ id }) => id) } : {}),
    ...(arising ? { matters: arising } : {}),
    viewer: scene.viewer === undefined ? 'anyone' : may('agenda.publish') ? 'minuting' : 'member',
  };
};
