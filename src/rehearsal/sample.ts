import { DateTime } from 'luxon';
import { text } from '../text/text.ts';
import { buttonsOf } from './card.ts';
import { cardOf, type Message } from './model.ts';
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

/** The sample's committee, and its channel. */
export const BOARD = 'Harbour Board';
const everyone = PEOPLE.map(({ name }) => name);

/** The Tuesday after today at ten in London: as typed, and as UTC. */
const nextMeeting = (now: string) => {
  const today = DateTime.fromISO(now, { zone: 'Europe/London' }).startOf('day');
  const ahead = (2 - today.weekday + 7) % 7 || 7;
  const start = today.plus({ days: ahead }).set({ hour: 10 });
  const iso = (time: DateTime) => time.toJSDate().toISOString();
  return {
    said: start.toFormat("d LLLL yyyy 'at' HH:mm"),
    start: iso(start),
    end: iso(start.plus({ hours: 1 })),
  };
};

/** The people and places, with Gavel in none of them yet. */
const furnishHarbour = (room: Room): void => {
  const { start, end } = nextMeeting(room.world.clock.now());
  for (const person of PEOPLE) room.addPerson(person);
  room.addChannel(BOARD, everyone);
  room.addGroupChat('Harbour finance', ['Maya', 'Priya', 'Tom']);
  room.addMeeting(`${BOARD} weekly`, everyone.slice(0, 5), {
    organizer: 'Daniel',
    start,
    end,
  });
};

const setUp = async (room: Room, welcome: Message | undefined): Promise<void> => {
  const change = text('committee.change');
  const card = welcome && cardOf(welcome.content);
  if (!card || !buttonsOf(card).some(({ title }) => title === change)) return;
  const { dialog } = await room.press('Ana', welcome.id, change);
  const seats = {
    chair: 'Daniel Okafor',
    secretary: 'Maya Lindqvist',
    voters: 'Daniel Okafor, Priya Raman, Tom Becker',
    zone: 'Europe/London',
    region: 'GB-ENG',
  };
  if (dialog) await room.submitDialog(dialog, seats);
};

const TOPICS = ['Budget for the east quay', 'Dredging licence', 'Date of the open day'];

/** Ana adds Gavel and hands over to Maya, who opens the agenda of the next meeting. */
const openAgenda = async (room: Room): Promise<void> => {
  const { posted } = await room.install(BOARD, 'Ana');
  await setUp(
    room,
    posted.find(({ content }) => cardOf(content)),
  );
  const say = (command: string, thread?: string) =>
    room.say('Maya', BOARD, command, { mention: true, ...(thread && { in: thread }) });
  const { activity } = await say(`plan meeting ${nextMeeting(room.world.clock.now()).said}`);
  for (const topic of TOPICS) await say(`agenda add ${topic}`, activity.id);
  await say('agenda');
};

/** Everybody but the guest has the app, so that Gavel knows their mornings. */
const installForAll = async (room: Room): Promise<void> => {
  const members = PEOPLE.filter((person) => !('role' in person));
  await Promise.all(members.map(({ name }) => room.install(room.personal(name).id, name)));
};

/** Empties the room into a fresh tenant and furnishes it; the sample goes on to an open agenda. */
export const startHarbour = async (room: Room, empty: boolean): Promise<void> => {
  room.world.reset();
  room.world.store.facts.put('sample', empty ? 'empty' : 'board');
  furnishHarbour(room);
  if (empty) return;
  await installForAll(room);
  await openAgenda(room);
};
