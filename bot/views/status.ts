import type { StatusView } from '../../cards/committee.ts';
import { rulesInShort } from '../../cards/rules.ts';
import { seriesText } from '../../cards/series.ts';
import { voters } from '../../src/domain/committee.ts';
import { vacantRoles } from '../../src/domain/motion/electorate.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { isOverdue, UNFINISHED } from '../../src/domain/action/standing.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { waitingMinutesText } from '../../src/text/waiting-minutes.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';
import { readAll } from '../register/pages.ts';
import { unapproved } from './matters.ts';

const meetingOf = async ({ services, body }: Scene, ref: string | undefined) => {
  const found = ref === undefined ? undefined : await services.records.load(body.pk, ref);
  return found?.type === 'meeting' ? (found as Entity<MeetingState>).state : undefined;
};

/** Where a committee stands. */
export const statusView = async (scene: Scene): Promise<StatusView> => {
  const { body, calendar, now, place, services } = scene;
  const { state } = body;
  const { items } = await readAll(services.records, {
    kind: 'records',
    pk: body.pk,
    type: 'action',
    status: UNFINISHED,
    order: 'due',
  });
  const actions = (await visible(scene, items)).map((item) => item.state as ActionState);
  const next = await meetingOf(scene, state.nextMeeting);
  const sitting = await meetingOf(scene, state.inSession);
  const minutes = await unapproved(scene);
  const pausedUntil = state.chasesPausedUntil;
  return {
    name: state.name,
    rules: rulesInShort(rulesOf(state), voters(state).length, vacantRoles(state)),
    ...(next
      ? { next: { ref: next.ref, ...(next.plannedFor ? { at: next.plannedFor } : {}) } }
      : {}),
    ...(state.series ? { series: seriesText(scene.place, state.series) } : {}),
    ...(sitting ? { sitting: { ref: sitting.ref, status: sitting.status } } : {}),
    open: actions.length,
    overdue: actions.filter((action) => isOverdue(action, calendar, now)).length,
    toConfirm: actions.filter(({ status }) => status === 'done').length,
    ...(minutes.length > 0 ? { minutes: waitingMinutesText(minutes) } : {}),
    ...(state.hold ? { hold: { since: calendar.dateOf(state.hold.at), why: state.hold.why } } : {}),
    ...(pausedUntil && pausedUntil >= place.today ? { pausedUntil } : {}),
  };
};
