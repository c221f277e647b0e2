import { actionsCard, REGISTER_ROWS, registerCard } from '../../cards/register.ts';
import { isOverdue, UNFINISHED } from '../../src/domain/action/standing.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { endOfDay } from '../../src/domain/calendar.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Listed } from '../../src/records/execute.ts';
import { visible } from '../reading.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { actionLine } from '../views/action.ts';
import { inOrder, SEARCHED, TYPE } from './lists.ts';
import type { Kind } from './lists.ts';
import { mapPage, pageOf } from './pages.ts';
import { raidPageIn } from './raid.ts';

const among =
  (statuses: readonly string[]) =>
  ({ index, state }: Listed): boolean =>
    statuses.includes(index.status ?? '') &&
    (state as { readonly withdrawn?: unknown }).withdrawn === undefined;

const byDue = (a: Listed, b: Listed): number =>
  (a.index.due ?? '9999').localeCompare(b.index.due ?? '9999') ||
  (a.index.number ?? 0) - (b.index.number ?? 0);

const newestFirst = (a: Listed, b: Listed): number => (b.index.number ?? 0) - (a.index.number ?? 0);

const typeOf = (kind: Kind | 'actions' | 'raid') => {
  if (kind === 'actions') return 'action';
  return kind === 'raid' ? 'raid' : TYPE[kind];
};

/** Which register, at the end of which day (`YYYY-MM-DD` in the committee's zone), and of RAID which kind. */
interface Then {
  readonly kind: Kind | 'actions' | 'raid';
  readonly date: string;
  readonly query: string;
  readonly page: number;
}

/** A register as it stood at the end of a day. */
export const asAtCardIn = async (
  scene: Scene,
  { kind, date, query, page }: Then,
): Promise<CardJson> => {
  const now = endOfDay(scene.calendar.timeZone, date);
  const then: Scene = { ...scene, now, place: { ...scene.place, today: date } };
  const all = await scene.services.records.asAt(scene.body.pk, now);
  const stood = await visible(
    scene,
    all.filter((each) => each.type === typeOf(kind)),
  );
  const about = { asAt: date, unbegun: all.length === 0 };
  if (kind === 'raid')
    return raidPageIn(then, stood.filter(among(['open'])), { query, page, ...about });
  if (kind === 'actions') {
    const onlyLate = query === 'overdue' && scene.viewer !== undefined;
    const open = stood
      .filter(among(UNFINISHED))
      .filter(({ state }) => !onlyLate || isOverdue(state as ActionState, scene.calendar, now))
      .toSorted(byDue);
    const shown = await mapPage(pageOf(open, page, REGISTER_ROWS), async (item) => {
      const { committee: _, ...line } = await actionLine(then, item as Entity<ActionState>);
      return line;
    });
    const discreet = scene.viewer === undefined;
    return actionsCard(then.place, { ...shown, ...about, discreet, onlyLate });
  }
  const { line, status } = SEARCHED[TYPE[kind]];
  const listed = stood.filter(among(status)).toSorted(newestFirst);
  const shown = await mapPage(pageOf(inOrder(kind, listed), page, REGISTER_ROWS), (item) =>
    line(then, item),
  );
  return registerCard(then.place, kind, { ...shown, ...about });
};
