import { DateTime } from 'luxon';
import type { MyActionLine, When } from '../../cards/register.ts';
import { MY_ROWS, myActionsCard } from '../../cards/register.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { isOverdue, UNFINISHED } from '../../src/domain/action/standing.ts';
import { hasLeft, staysWith } from '../../src/domain/departed.ts';
import type { Listed } from '../../src/records/execute.ts';
import { nowhere } from '../fallback.ts';
import type { CardJson } from '../route.ts';
import type { Scene } from '../scene.ts';
import { sceneOf } from '../scene.ts';
import type { Turn } from '../turn.ts';
import { findBody } from '../turn.ts';
import { actionLine } from '../views/action.ts';
import { mapPage, pageOf, readAll } from './pages.ts';

interface Own {
  readonly scene: Scene;
  readonly item: Listed<ActionState>;
  readonly when: When;
}

const ORDER: readonly When[] = ['overdue', 'this-week', 'later', 'no-date'];

const inOrder = (a: Own, b: Own): number =>
  ORDER.indexOf(a.when) - ORDER.indexOf(b.when) ||
  (a.item.state.due ?? '').localeCompare(b.item.state.due ?? '') ||
  a.scene.body.state.code.localeCompare(b.scene.body.state.code) ||
  a.item.id.localeCompare(b.item.id, 'en', { numeric: true });

/** Seen from the committee's today; its week ends on Sunday. */
const whenOf = ({ calendar, now, place }: Scene, action: ActionState): When => {
  if (action.due === undefined) return 'no-date';
  if (isOverdue(action, calendar, now)) return 'overdue';
  const sunday = DateTime.fromISO(place.today).endOf('week').toISODate() ?? place.today;
  return action.due <= sunday ? 'this-week' : 'later';
};

/** The committees of some records, each as the speaker sees it from their 1:1 chat. */
const scenesOf = async (
  turn: Turn,
  pks: readonly string[],
): Promise<ReadonlyMap<string, Scene>> => {
  const { services, tenant, me } = turn;
  const found = await Promise.all(
    [...new Set(pks)].map(async (pk): Promise<[string, Scene] | undefined> => {
      const body = await findBody(services, tenant, pk.slice(tenant.length + 1));
      return (
        body && [
          pk,
          sceneOf(services, tenant, body, { at: 'elsewhere', viewer: me.id, zone: me.timeZone }),
        ]
      );
    }),
  );
  return new Map(found.filter((each) => each !== undefined));
};

/** What the speaker owns, over all their committees; nobody else reads it. */
export const myActionsCardIn = async (turn: Turn, page: number): Promise<CardJson> => {
  const { items, more } = await readAll(turn.services.records, {
    kind: 'owned',
    tenant: turn.tenant,
    owner: turn.me.id,
    type: 'action',
    status: UNFINISHED,
  });
  const scenes = await scenesOf(
    turn,
    items.map(({ pk }) => pk),
  );
  const own = items
    .flatMap((each): Own[] => {
      const item = each as Listed<ActionState>;
      const scene = scenes.get(item.pk);
      const left = scene && hasLeft(scene.body.state, turn.me.id);
      return scene && (!left || staysWith(item, turn.me.id))
        ? [{ scene, item, when: whenOf(scene, item.state) }]
        : [];
    })
    .toSorted(inOrder);
  const shown = await mapPage(
    pageOf(own, page, MY_ROWS),
    async ({ scene, item, when }): Promise<MyActionLine> => ({
      ...(await actionLine(scene, item)),
      when,
    }),
  );
  const overdue = own.filter(({ when }) => when === 'overdue').length;
  return myActionsCard(nowhere(turn), { ...shown, more, overdue });
};
