import { Upstream } from '../../errors.ts';
import { buttonsOf, inputsOf, verbOf } from '../../rehearsal/card.ts';
import type { Outcome } from '../../rehearsal/deliver.ts';
import { asText, cardOf, type Message, type Person } from '../../rehearsal/model.ts';
import type { Pressed } from '../../rehearsal/press.ts';
import type { MarkedEntry, MinutesFile } from './minutes-file.ts';
import { readHeld } from './register.ts';
import type { Held } from './register.ts';
import type { Stage } from './stage.ts';

/** What came of a replayed meeting. */
export interface Played {
  readonly held: Held;
  /** Messages that the bot posted, in the channel and in 1:1 chats. */
  readonly messages: number;
}

/** The people of the minutes in the room, and what the one who writes them does. */
interface Cast {
  readonly secretary: Person;
  readonly chair: Person | undefined;
  readonly voters: readonly Person[];
  /** Types to the bot, in the thread of a message where one is given; the secretary, unless another speaks. */
  say(words: string, thread?: string, speaker?: Person): Promise<Outcome>;
  /** The person of a name in the minutes. */
  named(name: string): Person | undefined;
  /** Opens the dialog that a message's card offers for a verb. */
  open(message: Message, verb: string): Promise<Pressed['dialog']>;
}

const CHANNEL = 'Committee';
const BUTTONS = { for: 'For', against: 'Against', abstain: 'Abstain' } as const;
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
  const named = (name: string | undefined): Person | undefined => people.get(name ?? '');
  const [first = room.addPerson({ name: NOBODY })] = people.values();
  const secretary = named(minutes.scribe) ?? named(minutes.chair) ?? first;
  const said = new Set<string>();

  return {
    secretary,
    chair: named(minutes.chair),
    voters: minutes.present.map(named).filter((one) => one !== undefined),
    named,
    async say(words, thread, speaker = secretary) {
      const typed = words.slice(0, LONGEST_TEXT);
      if (said.has(typed)) await stage.pass(AFTER_A_RETRY);
      said.add(typed);
      const options = { mention: true, ...(thread === undefined ? {} : { in: thread }) };
      return checked(await room.say(speaker.id, CHANNEL, typed, options), words.slice(0, 40));
    },
    async open(message, verb) {
      const { card } = await room.see(secretary.id, message.id);
      const buttons = card ? buttonsOf(card) : [];
      const button = buttons.find((one) => verbOf(one) === verb && one.type === 'Action.Submit');
      return button && (await room.run(secretary.id, message.id, button, {})).dialog;
    },
  };
};

/** The last card in the channel; what is due is handled first, since the bot posts cards after its answer. */
const lastCard = async (stage: Stage): Promise<Message | undefined> => {
  await stage.pass(0);
  const { world } = stage.room;
  const { id } = world.conversation(CHANNEL);
  return world.store.messages
    .all()
    .findLast(({ conversation, content }) => conversation === id && cardOf(content));
};

const setUp = async (stage: Stage, cast: Cast): Promise<void> => {
  const { room } = stage;
  checked(await room.install(CHANNEL, cast.secretary.id), 'install');
  const welcome = await lastCard(stage);
  const dialog = welcome && (await cast.open(welcome, 'committee.setup'));
  if (!dialog) return;
  const answers = {
    ...(cast.chair && { chair: cast.chair.aadObjectId }),
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

/** A proposal is moved by whoever is for it; everybody presses on the card of the open vote. */
const takeVote = async (
  stage: Stage,
  cast: Cast,
  { text, vote }: MarkedEntry,
  number: number,
  thread: string | undefined,
): Promise<void> => {
  const answers = vote?.answers ?? [];
  const first = answers.find(({ choice }) => choice === 'for') ?? answers[0];
  await cast.say(`motion: ${text}`, thread, cast.named(first?.who ?? ''));
  await cast.say(`open vote ${number}`, thread);
  const card = await lastCard(stage);
  for (const { who, choice } of answers) {
    const voter = cast.named(who);
    if (voter && card) await stage.room.press(voter.id, card.id, BUTTONS[choice]);
  }
  await cast.say(`close vote ${number}`, thread);
};

/**
 * Plays minutes as a live meeting: channel, installation, set-up, agenda, start, attendance, every marked
 * decision and action as a typed command in the meeting's thread, every vote on its card, close. Throws
 * `Upstream` when the bot answers with an error.
 */
export const play = async (minutes: MinutesFile, stage: Stage): Promise<Played> => {
  const cast = castOf(minutes, stage);
  await setUp(stage, cast);
  for (const heading of minutes.headings) await cast.say(`agenda add ${heading}`);

  await cast.say('start meeting');
  const control = await lastCard(stage);
  if (control) await takeAttendance(stage, cast, control, minutes);
  // The meeting opens with its first item.
  let taken = 0;
  let votes = 0;
  for (const entry of minutes.entries) {
    const { kind, text, heading = 0 } = entry;
    // What a vote resolved stands in the register with its result.
    if (kind === 'proposal' ? !entry.vote : entry.of !== undefined) continue;
    for (; taken < heading; taken += 1) await cast.say('next', control?.id);
    await stage.pass(1);
    if (entry.vote) await takeVote(stage, cast, entry, (votes += 1), control?.id);
    else await cast.say(`${kind}: ${text}`, control?.id);
  }
  await cast.say('close meeting', control?.id);

  const { world } = stage.room;
  const messages = world.store.messages.all().filter(({ from }) => from === world.bot.id);
  return {
    held: await readHeld(stage.origin, world.tenant(), cast.secretary),
    messages: messages.length,
  };
};
