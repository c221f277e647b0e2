import type { MeetingView } from '../../cards/meeting-card.ts';
import { seriesText } from '../../cards/series.ts';
import { presentAt } from '../../src/domain/meeting/find.ts';
import { isOut } from '../../src/domain/meeting/proxies.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Entity } from '../../src/records/entity.ts';
import { inOrder } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { countsOf, entriesOf } from './meeting.ts';

/** Who stands in for whom, and who votes through whom. */
export const standIns = (scene: Scene, { roll }: MeetingState): Promise<string[]> =>
  Promise.all(
    Object.entries(roll).map(async ([person, { alternateFor, proxy }]) => {
      const name = await scene.name(person);
      if (alternateFor)
        return text('meeting.alternateLine', { name, whom: await scene.name(alternateFor) });
      if (!proxy) return '';
      const out = String(isOut(roll[proxy]));
      return text('meeting.proxyLine', { name, holder: await scene.name(proxy), out });
    }),
  ).then((lines) => lines.filter((line) => line !== ''));

/** A meeting as the register shows it: before and after it is in session. */
export const meetingView = async (
  scene: Scene,
  entity: Entity<MeetingState>,
): Promise<MeetingView> => {
  const { id, version, state } = entity;
  const may = await rightsOf(scene, entity);
  const entries = state.startedAt ? await entriesOf(scene, state.ref) : [];
  const present = presentAt(state.roll, state.closedAt ?? scene.now);
  const { series } = scene.body.state;
  const at = state.startedAt ?? state.plannedFor;
  const stands = await standIns(scene, state);
  const open = state.status !== 'held' && state.status !== 'cancelled';
  const proxies = rulesOf(scene.body.state).proxies !== 'none';
  return {
    id,
    ref: state.ref,
    version,
    title: state.title,
    status: state.status,
    ...(at ? { at } : {}),
    ...(series && scene.body.state.nextMeeting === id
      ? { series: seriesText(scene.place, series) }
      : {}),
    ...(state.presiding ? { presiding: await scene.name(state.presiding) } : {}),
    ...(state.rollTaken
      ? { present: inOrder(await Promise.all(present.map((person) => scene.name(person)))) }
      : {}),
    ...(stands.length > 0 ? { standIns: stands } : {}),
    ...(proxies && open && may('roll.appoint-proxy') ? { mayAppoint: true } : {}),
    ...(state.startedAt
      ? {
          counts: countsOf(state, entries),
        }
      : {}),
    ...(state.minutes ? { minutes: state.minutes.status } : {}),
    ...(state.cancelledWhy ? { why: state.cancelledWhy } : {}),
    viewer: may('meeting.start') ? 'minuting' : 'onlooker',
  };
};
