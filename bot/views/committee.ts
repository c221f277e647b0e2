import type { CommitteeLine, MemberLine } from '../../cards/committee.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { isOverdue, UNFINISHED } from '../../src/domain/action/standing.ts';
import type { Role, Seat } from '../../src/domain/committee.ts';
import { visible } from '../reading.ts';
import { readAll } from '../register/pages.ts';
import type { Scene } from '../scene.ts';
import { sceneOf } from '../scene.ts';
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

/** Committees, with how much is open in each. */
export const committeeLines = (
  { services, tenant, me }: Turn,
  bodies: readonly Body[],
): Promise<readonly CommitteeLine[]> =>
  Promise.all(
    bodies.map(async (body) => {
      const { id, pk, state } = body;
      const scene = sceneOf(services, tenant, body, {
        at: 'elsewhere',
        viewer: me.id,
        zone: me.timeZone,
      });
      const { items } = await readAll(services.records, {
        kind: 'records',
        pk,
        type: 'action',
        status: UNFINISHED,
        order: 'due',
      });
      const open = await visible(scene, items);
      const late = open.filter((item) =>
        isOverdue(item.state as ActionState, scene.calendar, scene.now),
      );
      return {
        id,
        code: state.code,
        name: state.name,
        open: open.length,
        overdue: late.length,
      };
    }),
  );
