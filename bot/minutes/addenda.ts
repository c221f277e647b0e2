import type { Choice } from '../../cards/inputs.ts';
import type { AddendumInput } from '../../src/domain/minutes/addenda.ts';
import { ofType } from '../../src/domain/meeting/find.ts';
import { NotFound } from '../../src/errors.ts';
import { text } from '../../src/text/text.ts';
import { loadMeeting } from '../meeting/shown.ts';
import { withheld } from '../reading.ts';
import type { Scene } from '../scene.ts';
import type { AtHand } from './shown.ts';

/** For all who read the minutes, of minutes with a reserved part. */
const ALL = 'all';

/** As chosen in the form. */
export const addendumOf = (words: string, about: string | undefined): AddendumInput => ({
  text: words,
  ...(about === ALL ? { forAll: true } : {}),
  ...(about === undefined || about === ALL ? {} : { about }),
});

/** `D-3`, `item 2`, `for all`, as typed before the words. Throws NotFound (`no-such-item`). */
export const addendumTyped = async (
  { turn, body, minutes }: AtHand,
  words: string,
  said = '',
): Promise<AddendumInput> => {
  const number = /^item\s+(\d+)$/iu.exec(said)?.[1];
  if (number === undefined)
    return addendumOf(words, /all|everybody/iu.test(said) ? ALL : said.toUpperCase() || undefined);
  const { state } = await loadMeeting(turn, body, minutes.state.meeting);
  const about = state.agenda[Number(number) - 1];
  if (about === undefined) throw new NotFound('no-such-item', { number });
  return addendumOf(words, about);
};

/** For whom an addendum can be, where part of the minutes is reserved; none where nothing is. */
export const addendumPlaces = async (
  scene: Scene,
  { turn, body, minutes }: AtHand,
): Promise<readonly Choice[]> => {
  const { state } = await loadMeeting(turn, body, minutes.state.meeting);
  const items = ofType(await scene.services.records.loadMany(body.pk, state.agenda), 'agenda-item');
  const hidden = await withheld(scene, items);
  const reserved = items.filter((item) => item.state.reserved);
  if (reserved.length === 0) return [];
  return [
    { value: ALL, title: text('minutes.addendumAll') },
    ...reserved
      .filter(({ id }) => !hidden.has(id))
      .map(({ id, state: { title } }) => ({
        value: id,
        title: text('minutes.annex', { number: state.agenda.indexOf(id) + 1, title }),
      })),
  ];
};
