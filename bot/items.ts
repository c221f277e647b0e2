import type { Choice } from '../cards/inputs.ts';
import type { AgendaItemState } from '../src/domain/agenda-item.ts';
import type { Entity } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { loadMeeting } from './meeting/shown.ts';
import { withheld } from './reading.ts';
import { sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';

/** The agenda of a meeting to choose an item from; the current one first. */
export const itemChoices = async (
  turn: Turn,
  body: Body,
  meeting: string,
): Promise<readonly Choice[]> => {
  const { state } = await loadMeeting(turn, body, meeting);
  const items = await turn.services.records.loadMany(body.pk, state.agenda);
  const hidden = await withheld(sceneFor(turn, body), items);
  const titleOf = ({ id, state: item }: Entity): string =>
    hidden.has(id) ? text('agenda.reservedItem') : (item as AgendaItemState).title;
  const choices = items.map((item) => ({
    value: item.id,
    title: text('reply.itemChoice', {
      number: state.agenda.indexOf(item.id) + 1,
      title: titleOf(item),
    }),
  }));
  return choices.toSorted(
    (a, b) => Number(b.value === state.current) - Number(a.value === state.current),
  );
};
