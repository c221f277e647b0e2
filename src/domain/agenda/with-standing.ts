import type { EntityChange } from '../../records/entity.ts';
import type { AgendaItemEvent } from '../agenda-item.ts';
import { agendaItemChange } from '../agenda-item.ts';
import type { Context, States } from '../model.ts';
import { GAVEL } from '../permission.ts';
import type { StandingItem } from './standing.ts';

const itemOf = (states: States, id: string) => states.get('agenda-item', id)?.state;

/** Where an item is added to an agenda: at the end, before what stays last there. */
export const added = (states: States, agenda: readonly string[], id: string): string[] => {
  const end = agenda.findLastIndex((each) => itemOf(states, each)?.last !== true) + 1;
  return agenda.toSpliced(end, 0, id);
};

/**
 * An agenda with the standing items that it lacks, each made anew: in front those that open
 * a meeting, at the end those that close it. The items of `agenda` have to be loaded.
 */
export const withStanding = (
  standing: readonly StandingItem[],
  states: States,
  agenda: readonly string[],
  { now, fresh }: Pick<Context, 'now' | 'fresh'>,
): { readonly agenda: readonly string[]; readonly changes: readonly EntityChange[] } => {
  const there = new Set(
    agenda.flatMap((id) => {
      const item = itemOf(states, id);
      return item?.standing ? [item.title] : [];
    }),
  );
  const made = standing
    .filter(({ title }) => !there.has(title))
    .map((item) => ({ item, id: fresh('I') }));
  const ids = (last: boolean): string[] =>
    made.filter(({ item }) => (item.last ?? false) === last).map(({ id }) => id);
  return {
    agenda: [...ids(false), ...agenda, ...ids(true)],
    changes: made.map(({ item, id }) => {
      const proposed: AgendaItemEvent = {
        type: 'item-proposed',
        v: 1,
        data: {
          id,
          kind: item.kind,
          by: GAVEL,
          at: now,
          presenter: null,
          minutes: item.minutes ?? null,
          reserved: false,
          meeting: null,
          standing: true,
          ...(item.last ? { last: true } : {}),
        },
        text: { title: item.title },
      };
      const accepted: AgendaItemEvent = {
        type: 'item-accepted',
        v: 1,
        data: { by: GAVEL, at: now },
      };
      return agendaItemChange(id, proposed, accepted);
    }),
  };
};
