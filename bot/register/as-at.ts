import { DateTime } from 'luxon';
import { actionsCard, REGISTER_ROWS, registerCard } from '../../cards/register.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Listed } from '../../src/records/execute.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { actionLine } from '../views/action.ts';
import { inOrder, SEARCHED, TYPE, UNFINISHED } from './lists.ts';
import type { Kind } from './lists.ts';
import { mapPage, pageOf } from './pages.ts';

/** The end of a day in the committee's zone, as a UTC instant. */
const endOf = ({ calendar }: Scene, date: string): string =>
  DateTime.fromISO(date, { zone: calendar.timeZone }).endOf('day').toUTC().toISO() ?? '';

const among =
  (statuses: readonly string[]) =>
  ({ index, state }: Listed): boolean =>
    statuses.includes(index.status ?? '') &&
    (state as { readonly withdrawn?: unknown }).withdrawn === undefined;

const byDue = (a: Listed, b: Listed): number =>
  (a.index.due ?? '9999').localeCompare(b.index.due ?? '9999') ||
  (a.index.number ?? 0) - (b.index.number ?? 0);

const newestFirst = (a: Listed, b: Listed): number => (b.index.number ?? 0) - (a.index.number ?? 0);

/** A register as it stood at the end of a day (`YYYY-MM-DD` in the committee's zone). */
export const asAtCardIn = async (
  scene: Scene,
  kind: Kind | 'actions',
  date: string,
  page: number,
): Promise<CardJson> => {
  const now = endOf(scene, date);
  const then: Scene = { ...scene, now, place: { ...scene.place, today: date } };
  const type = kind === 'actions' ? 'action' : TYPE[kind];
  const all = await scene.services.records.asAt(scene.body.pk, now);
  const stood = await visible(
    scene,
    all.filter((each) => each.type === type),
  );
  if (kind === 'actions') {
    const open = stood.filter(among(UNFINISHED)).toSorted(byDue);
    const shown = await mapPage(pageOf(open, page, REGISTER_ROWS), async (item) => {
      const { committee: _, ...line } = await actionLine(then, item as Entity<ActionState>);
      return line;
    });
    return actionsCard(then.place, { ...shown, asAt: date, discreet: scene.viewer === undefined });
  }
  const { line, status } = SEARCHED[TYPE[kind]];
  const listed = stood.filter(among(status)).toSorted(newestFirst);
  const shown = await mapPage(pageOf(inOrder(kind, listed), page, REGISTER_ROWS), (item) =>
    line(then, item),
  );
  return registerCard(then.place, kind, { ...shown, asAt: date });
};
