import type { EntityChange, PersonId } from '../records/entity.ts';
import { agendaItemChange } from './agenda-item.ts';
import { committeeChange } from './committee.ts';
import { LONGEST_AGENDA } from './meeting/sitting.ts';
import type { Context, States } from './model.ts';

/** An agenda shows no longer titles. */
const TITLE_LENGTH = 200;

interface Topic {
  readonly title: string;
  readonly by: PersonId;
  readonly presenter?: PersonId | undefined;
  readonly reserved: boolean;
  /** Before everything that waits, however much that is. */
  readonly first?: boolean;
}

/**
 * Puts a matter for decision on the next meeting's agenda, accepted. Nothing where that is full: it is
 * found in the registers then.
 */
export const onNextAgenda = (
  { committee }: States,
  { title, by, presenter, reserved, first = false }: Topic,
  context: Context,
): EntityChange[] => {
  const waiting = committee?.state.waiting ?? [];
  if (!first && waiting.length >= LONGEST_AGENDA) return [];
  const { now: at } = context;
  const id = context.fresh('I');
  const topic = { id, kind: 'decision', minutes: null, meeting: null, reserved } as const;
  return [
    agendaItemChange(
      id,
      {
        type: 'item-proposed',
        v: 1,
        data: { ...topic, presenter: presenter ?? null, by, at },
        text: { title: title.slice(0, TITLE_LENGTH) },
      },
      { type: 'item-accepted', v: 1, data: { by, at } },
    ),
    committeeChange({
      type: 'agenda-waiting',
      v: 1,
      data: { items: first ? [id, ...waiting] : [...waiting, id] },
    }),
  ];
};
