import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from './board.ts';
import { readingOf as read } from './stage.ts';

/** As people read it: a card escapes what would be markup. */
export const readingOf = (seen: Parameters<typeof read>[0]): string =>
  read(seen).replaceAll('\\', '');

const MONDAY = '2026-11-23T10:00:00.000Z';
const ZONES = { 'Priya Raman': 'Europe/London', 'Tom Berg': 'Europe/London' };

/** Ana chairs, Maya keeps the minutes, Priya has a vote, Tom attends. */
export const openCommittee = async () => {
  const board = await openBoard(MONDAY, ZONES);
  const { stage, maya, channel } = board;
  const { 'Priya Raman': priya, 'Tom Berg': tom } = board.others;
  assert.ok(priya && tom);
  await stage.say(maya, channel, 'make Priya Raman a member');
  await stage.say(maya, channel, 'make Tom Berg an attendee');
  /** Says it in the channel; gives what Gavel answered there last, as the speaker reads it. */
  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, channel, words);
    return readingOf(await stage.lastPublic(channel, who));
  };
  return {
    ...board,
    priya,
    tom,
    said,
    heard: async (who: Person) => readingOf(await stage.lastPrivate(who)),
    records: async (query: string) => {
      const { id } = await stage.committee(maya);
      return (await stage.api(maya, `/committees/${id}/records?${query}`)).body.items;
    },
  };
};

export type Committee = Awaited<ReturnType<typeof openCommittee>> & Board;
