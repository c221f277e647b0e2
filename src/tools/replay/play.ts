import { inputsOf } from '../../rehearsal/card.ts';
import type { Inputs } from '../../rehearsal/card.ts';
import type { Outcome } from '../../rehearsal/deliver.ts';
import { asText } from '../../rehearsal/model.ts';
import type { Person } from '../../rehearsal/model.ts';
import { NotFound, Upstream } from '../../errors.ts';
import type { Registers } from './compare.ts';
import type { MinutesFile } from './minutes-file.ts';
import { readRegisters } from './register.ts';
import type { Stage } from './stage.ts';

/** What came of a replayed meeting. */
export interface Played {
  readonly registers: Registers;
  /** Messages that the bot posted, in the channel and in 1:1 chats. */
  readonly messages: number;
}

const CHANNEL = 'Committee';
/** Teams takes about 28 KB of typed text. */
const LONGEST_TEXT = 28_000;
/** The same words within two minutes count as a retry: the next one is typed later. */
const AFTER_A_RETRY = 3;

const isGone = (error: unknown): boolean => error instanceof NotFound;

/**
 * Plays minutes as a live meeting: channel, installation, set-up, agenda, start, attendance, every marked decision
 * and action as a typed command in the meeting's thread, close. Throws `Upstream` when the bot answers with an error.
 */
export const play = async (minutes: MinutesFile, stage: Stage): Promise<Played> => {
  const { room } = stage;
  const people = new Map<string, Person>(
    (minutes.people.length > 0 ? minutes.people : ['Secretary']).map((name) => [
      name,
      room.addPerson({ name, timeZone: 'UTC' }),
    ]),
  );
  const [someone = room.addPerson({ name: 'Secretary' })] = people.values();
  const secretary = people.get(minutes.scribe ?? minutes.chair ?? '') ?? someone;
  room.addChannel(
    CHANNEL,
    Array.from(people.values(), ({ id }) => id),
  );

  const checked = (outcome: Outcome, doing: string): Outcome => {
    if (outcome.status < 300) return outcome;
    throw new Upstream('replay-answer', false, { doing, status: outcome.status });
  };
  const said = new Set<string>();
  let thread: string | undefined;
  const say = async (words: string): Promise<Outcome> => {
    const typed = words.slice(0, LONGEST_TEXT);
    if (said.has(typed)) await stage.pass(AFTER_A_RETRY);
    said.add(typed);
    const options = { mention: true, ...(thread === undefined ? {} : { in: thread }) };
    return checked(await room.say(secretary.id, CHANNEL, typed, options), words.slice(0, 40));
  };

  const setUp = async (): Promise<void> => {
    const { posted } = checked(await room.install(CHANNEL, secretary.id), 'install');
    const welcome = posted.at(-1);
    if (!welcome) return;
    const pressed = await room.press(secretary.id, welcome.id, 'committee.setup');
    if (pressed.dialog) checked(await room.submitDialog(pressed.dialog), 'set up');
  };

  const takeAttendance = async (control: string): Promise<void> => {
    const { dialog } = await room.press(secretary.id, control, 'roll.record');
    if (!dialog) return;
    const names = inputsOf(dialog.card).map(({ label }) => asText(label));
    const roll: [string, string][] = names.flatMap((name) => {
      if (minutes.present.includes(name)) return [[name, 'present']];
      return minutes.regrets.includes(name) ? [[name, 'apologies']] : [];
    });
    checked(
      await room.submitDialog(dialog, Object.fromEntries(roll) satisfies Inputs),
      'attendance',
    );
  };

  await setUp();
  for (const heading of minutes.headings) await say(`agenda add ${heading}`);
  const { posted } = await say('start meeting');
  const control = posted.findLast(({ content }) => content.attachments?.length);
  thread = control?.id;
  if (control) {
    await takeAttendance(control.id).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }
  let taken = -1;
  for (const { kind, text, heading = -1 } of minutes.entries) {
    if (kind === 'proposal') continue;
    for (; taken < heading; taken += 1) await say('next');
    await stage.pass(1);
    await say(`${kind}: ${text}`);
  }
  await say('close meeting');

  const registers = await readRegisters(stage.origin, room.world.tenant(), secretary);
  const messages = room.world.store.messages.all();
  return { registers, messages: messages.filter(({ from }) => from === room.world.bot.id).length };
};
