import type { MeetingView } from '../../cards/meeting-card.ts';
import { seriesText } from '../../cards/series.ts';
import { presentAt } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { rightsOf } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { entriesOf } from './meeting.ts';

/** A meeting as the register shows it: before and after it is in session. */
export const meetingView = async (
  scene: Scene,
  entity: Entity<MeetingState>,
): Promise<MeetingView> => {
  const { id, version, state } = entity;
  const may = await rightsOf(scene, entity);
  const entries = state.startedAt ? await entriesOf(scene, state.ref) : [];
  const count = (type: string) => entries.filter((entry) => entry.type === type).length;
  const present = presentAt(state.roll, state.closedAt ?? scene.now);
  const { series } = scene.body.state;
  const at = state.startedAt ?? state.plannedFor;
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
      ? { present: await Promise.all(present.map((person) => scene.name(person))) }
      : {}),
    ...(state.startedAt
      ? {
          counts: {
            decisions: count('decision'),
            actions: count('action'),
            notes: count('note'),
          },
        }
      : {}),
    ...(state.minutes ? { minutes: state.minutes.status } : {}),
    ...(state.cancelledWhy ? { why: state.cancelledWhy } : {}),
    viewer: may('meeting.start') ? 'minuting' : 'onlooker',
  };
};
