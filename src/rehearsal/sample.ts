import { DateTime } from 'luxon';
import { buttonsOf, verbOf } from './card.ts';
import type { Room } from './room.ts';

const PEOPLE = [
  { name: 'Maya Lindqvist' },
  { name: 'Daniel Okafor' },
  { name: 'Priya Raman', timeZone: 'Asia/Kolkata', country: 'IN', locale: 'en-IN' },
  { name: 'Tom Becker', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de-DE' },
  { name: 'Ana Ruiz', timeZone: 'Europe/Madrid', country: 'ES', locale: 'es-ES' },
  {
    name: 'Yuki Tanaka',
    email: 'yuki.tanaka@kobe-port.example',
    role: 'guest',
    timeZone: 'Asia/Tokyo',
    country: 'JP',
    locale: 'ja-JP',
  },
] as const;

const BOARD = 'Harbour Board';
const SET_UP = 'committee.setup';
const everyone = PEOPLE.map(({ name }) => name);

/** Next Tuesday at ten in London, as UTC. */
const nextMeeting = (now: string) => {
  const today = DateTime.fromISO(now, { zone: 'Europe/London' }).startOf('day');
  const start = today
    .plus({ days: ((9 - today.weekday) % 7) + 7 * Number(today.weekday === 2) })
    .set({ hour: 10 });
  const iso = (time: DateTime) => time.toUTC().toJSDate().toISOString();
  return { start: iso(start), end: iso(start.plus({ hours: 1 })) };
};

/** The people and places, with Gavel in none of them yet. */
export const furnishHarbour = (room: Room): void => {
  for (const person of PEOPLE) room.addPerson(person);
  room.addChannel(BOARD, everyone);
  room.addGroupChat('Harbour finance', ['Maya', 'Priya', 'Tom']);
  room.addMeeting(`${BOARD} weekly`, everyone.slice(0, 5), {
    organizer: 'Daniel',
    ...nextMeeting(room.world.clock.now()),
  });
};

const setUp = async (room: Room, welcome: string | undefined): Promise<void> => {
  const { card } = welcome ? await room.see('Ana', welcome) : {};
  if (!welcome || !card || !buttonsOf(card).some((button) => verbOf(button) === SET_UP)) return;
  const { dialog } = await room.press('Ana', welcome, SET_UP);
  const seats = { Chair: 'Daniel Okafor', Secretary: 'Maya Lindqvist' };
  if (dialog) await room.submitDialog(dialog, seats);
};

/** Ana adds Gavel to the channel and hands over to Maya; three topics stand on the open agenda. */
const openAgenda = async (room: Room): Promise<void> => {
  const { posted } = await room.install(BOARD, 'Ana');
  await setUp(room, posted.at(-1)?.id);
  for (const [who, title] of [
    ['Priya', 'Budget for the east quay'],
    ['Tom', 'Dredging licence'],
    ['Daniel', 'Date of the open day'],
  ] as const)
    await room.say(who, BOARD, `agenda add ${title}`, { mention: true });
};

/** Empties the room into a fresh tenant and furnishes it; the sample goes on to an open agenda. */
export const startHarbour = async (room: Room, empty: boolean): Promise<void> => {
  room.world.reset();
  room.world.store.facts.put('sample', empty ? 'empty' : 'board');
  furnishHarbour(room);
  if (!empty) await openAgenda(room);
};
