import { Upstream } from '../../errors.ts';
import { buttonsOf, inputsOf, verbOf } from '../../rehearsal/card.ts';
import type { Outcome } from '../../rehearsal/deliver.ts';
import { asText, cardOf, type Message, type Person } from '../../rehearsal/model.ts';
import type { Pressed } from '../../rehearsal/press.ts';
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

/** The people of the minutes in the room, and what the one who writes them does. */
interface Cast {
  readonly secretary: Person;
  readonly chair: Person;
  readonly voters: readonly Person[];
  /** Types to the bot, in the thread of a message where one is given. */
  say(words: string, thread?: string): Promise<Outcome>;
  /** Opens the dialog that a message's card offers for a verb. */
  open(message: Message, verb: string): Promise<Pressed['dialog']>;
}

const CHANNEL = 'Committee';
const NOBODY = 'Secretary';
/** Teams takes about 28 KB of typed text. */
const LONGEST_TEXT = 28_000;
/** The same words within two minutes count as a retry: the next one is typed later. */
const AFTER_A_RETRY = 3;

const checked = <T extends Outcome>(outcome: T, doing: string): T => {
  if (outcome.status < 300) return outcome;
  throw new Upstream('replay-answer', false, { doing, status: outcome.status });
};

const castOf = (minutes: MinutesFile, stage: Stage): Cast => {
  const { room } = stage;
  const names = minutes.people.length > 0 ? minutes.people : [NOBODY];
  const people = new Map(names.map((name) => [name, room.addPerson({ name, timeZone: 'UTC' })]));
  room.addChannel(
    CHANNEL,
    [...people.values()].map(({ id }) => id),
  );
  const named = (name: string | undefined): Person =>
    people.get(name ?? '') ?? room.world.person(names[0] ?? NOBODY);
  const secretary = named(minutes.scribe ?? minutes.chair);
  const said = new Set<string>();

  return {
    secretary,
    chair: named(minutes.chair),
    voters: minutes.present.map(named),
    async say(words, thread) {
      const typed = words.slice(0, LONGEST_TEXT);
      if (said.has(typed)) await stage.pass(AFTER_A_RETRY);
      said.add(typed);
      const options = { mention: true, ...(thread === undefined ? {} : { in: thread }) };
      return checked(await room.say(secretary.id, CHANNEL, typed, options), words.slice(0, 40));
    },
    async open(message, verb) {
      const { card } = await room.see(secretary.id, message.id);
      const buttons = card ? buttonsOf(card) : [];
      const button = buttons.find((one) => verbOf(one) === verb && one.type === 'Action.Submit');
      return button && (await room.run(secretary.id, message.id, button, {})).dialog;
    },
  };
};

const lastCard = ({ posted }: Outcome): Message | undefined =>
  posted.findLast(({ content }) => cardOf(content));

const setUp = async ({ room }: Stage, cast: Cast): Promise<void> => {
  const welcome = lastCard(checked(await room.install(CHANNEL, cast.secretary.id), 'install'));
  const dialog = welcome && (await cast.open(welcome, 'committee.setup'));
  if (!dialog) return;
  const answers = {
    chair: cast.chair.aadObjectId,
    secretary: cast.secretary.aadObjectId,
    voters: cast.voters.map(({ aadObjectId }) => aadObjectId).join(','),
  };
  checked(await room.submitDialog(dialog, answers), 'set up');
};

const takeAttendance = async (
  { room }: Stage,
  cast: Cast,
  control: Message,
  { present, regrets }: MinutesFile,
): Promise<void> => {
  const dialog = await cast.open(control, 'roll.record');
  if (!dialog) return;
  const roll = inputsOf(dialog.card).flatMap(({ id, label }): [string, string][] => {
    const name = asText(label);
    if (present.includes(name)) return [[asText(id), 'present']];
    return regrets.includes(name) ? [[asText(id), 'apologies']] : [];
  });
  checked(await room.submitDialog(dialog, Object.fromEntries(roll)), 'attendance');
};

/**
 * Plays minutes as a live meeting: channel, installation, set-up, agenda, start, attendance, every marked
 * decision and action as a typed command in the meeting's thread, close. Throws `Upstream` when the bot
 * answers with an error.
 */
export const play = async (minutes: MinutesFile, stage: Stage): Promise<Played> => {
  const cast = castOf(minutes, stage);
  await setUp(stage, cast);
  for (const heading of minutes.headings) await cast.say(`agenda add ${heading}`);

  const control = lastCard(await cast.say('start meeting'));
  if (control) await takeAttendance(stage, cast, control, minutes);
  let taken = -1;
  for (const { kind, text, heading = -1 } of minutes.entries) {
    if (kind === 'proposal') continue;
    for (; taken < heading; taken += 1) await cast.say('next', control?.id);
    await stage.pass(1);
    await cast.say(`${kind}: ${text}`, control?.id);
  }
  await cast.say('close meeting', control?.id);

  const { world } = stage.room;
  const messages = world.store.messages.all().filter(({ from }) => from === world.bot.id);
  return {
    registers: await readRegisters(stage.origin, world.tenant(), cast.secretary),
    messages: messages.length,
  };
};
