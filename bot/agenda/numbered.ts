import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { NotFound } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { privateScene } from '../reading.ts';
import type { Body, Turn } from '../turn.ts';
import { openAgenda } from '../views/agenda.ts';

/** The item that a number on the agenda means; those that wait to be accepted go on where it ends. */
export const itemNumbered = async (
  turn: Turn,
  body: Body,
  said: string,
): Promise<{ readonly item: Entity<AgendaItemState>; readonly count: number }> => {
  const { items, proposed } = await openAgenda(privateScene(turn, body));
  const item = [...items, ...proposed][Number(said) - 1];
  if (!item) throw new NotFound('no-such-item', { number: said.slice(0, 9) });
  return { item, count: items.length };
};
