import type { CommitteeLine, MemberLine } from '../../cards/committee.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { isOverdue, OWED } from '../../src/domain/action/standing.ts';
import type { Role, Seat } from '../../src/domain/committee.ts';
import type { Scene } from '../scene.ts';
import { calendarOf } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';

const ORDER: readonly Role[] = ['chair', 'deputy', 'secretary', 'member', 'attendee', 'observer'];

/** Everybody with a seat: officers first, then by name. */
export const memberLines = async (scene: Scene): Promise<readonly MemberLine[]> => {
  const { roles } = scene.body.state;
  const people = Object.keys(roles);
  const facts = await scene.services.directory.facts(scene.tenant, people, scene.body.state);
  const lines = await Promise.all(
    people.map(async (person): Promise<MemberLine> => {
      const seat: Seat = roles[person] ?? { role: 'observer', votes: false };
      const known = facts.get(person);
      return {
        name: await scene.name(person),
        ...seat,
        reachable: known?.unreachable === undefined,
        ...(known?.awayUntil ? { awayUntil: known.awayUntil } : {}),
      };
    }),
  );
  return lines.toSorted(
    (a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.name.localeCompare(b.name),
  );
};

/** How far the open actions of a committee are counted for a line. */
const MOST = 1000;

export const committeeLines = (
  { services, now }: Turn,
  bodies: readonly Body[],
): Promise<readonly CommitteeLine[]> =>
  Promise.all(
    bodies.map(async ({ id, pk, state }) => {
      const { items } = await services.records.list(
        { kind: 'records', pk, type: 'action', status: OWED, order: 'due' },
        { limit: MOST },
      );
      const calendar = calendarOf(state);
      const late = items.filter((item) => isOverdue(item.state as ActionState, calendar, now));
      return {
        id,
        code: state.code,
        name: state.name,
        open: items.length,
        overdue: late.length,
      };
    }),
  );
