import { text, type TextKey } from '../text/text.ts';
import { buttonsOf, verbOf } from './card.ts';
import type { Message } from './model.ts';
import type { PagePlace } from './page-shapes.ts';
import type { Room } from './room.ts';
import { BOARD } from './sample.ts';
import type { Time } from './time.ts';

interface Step {
  readonly title: TextKey;
  readonly run: (room: Room, time: Time) => Promise<PagePlace>;
}

const place = (room: Room, who: string, where: 'channel' | 'personal'): PagePlace => ({
  person: room.world.person(who).id,
  conversation: where === 'personal' ? room.personal(who).id : room.world.conversation(BOARD).id,
});

/** What Gavel posts by itself comes a moment after its answer: looks again at each change, for a while. */
const eventually = async <T>(
  { world: { feed } }: Room,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> => {
  for (let tries = 0; tries < 20; tries += 1) {
    const revision = feed.revision();
    const found = await look();
    if (found !== undefined) return found;
    await feed.wait(revision, 200);
  }
  return undefined;
};

/** Posts that Gavel made in the channel on its own: an agenda, a meeting, minutes. */
const ownPosts = ({ world }: Room): Message[] => {
  const board = world.conversation(BOARD).id;
  return world.store.messages
    .all()
    .filter(({ id, root, conversation }) => conversation === board && root === id)
    .filter(({ from }) => from === world.bot.id);
};

/** Something typed that makes Gavel post; the last such post is the thread of what follows. */
const opening =
  (who: string, command: string) =>
  async (room: Room): Promise<PagePlace> => {
    const before = ownPosts(room).length;
    await room.say(who, BOARD, command, { mention: true });
    await eventually(room, async () => ownPosts(room)[before]);
    return place(room, who, 'channel');
  };

const inThread =
  (who: string, command: string) =>
  async (room: Room): Promise<PagePlace> => {
    const thread = ownPosts(room).at(-1)?.id;
    await room.say(who, BOARD, command, { mention: true, ...(thread && { in: thread }) });
    return place(room, who, 'channel');
  };

const inPrivate =
  (who: string, command: string) =>
  async (room: Room): Promise<PagePlace> => {
    await room.say(who, room.personal(who).id, command);
    return place(room, who, 'personal');
  };

/** Presses a button on the newest card in the person's 1:1 chat that has it. */
const pressed =
  (who: string, verb: string) =>
  async (room: Room): Promise<PagePlace> => {
    const chat = room.personal(who).id;
    const found = await eventually(room, async () =>
      (await room.messages(chat, who)).findLast(
        ({ card }) => card && buttonsOf(card).some((button) => verbOf(button) === verb),
      ),
    );
    const answer = found && (await room.press(who, found.message.id, verb));
    if (answer?.dialog) await room.submitDialog(answer.dialog);
    return place(room, who, 'personal');
  };

const meetingTime: Step['run'] = async (room, time) => {
  const { meeting } = room.world.conversation(`${BOARD} weekly`);
  if (meeting) await time.set(meeting.start);
  return place(room, 'Maya', 'channel');
};

const steps: readonly Step[] = [
  { title: 'rehearsal.dayPublish', run: opening('Maya', 'publish agenda') },
  { title: 'rehearsal.dayTuesday', run: meetingTime },
  { title: 'rehearsal.dayStart', run: opening('Maya', 'start meeting') },
  {
    title: 'rehearsal.dayRoll',
    run: inThread('Maya', 'attendance: Daniel, Maya, Priya, Tom; apologies Ana'),
  },
  {
    title: 'rehearsal.dayNote',
    run: inThread('Maya', 'note: The quay needs 40,000 more than planned; the reserve covers it.'),
  },
  {
    title: 'rehearsal.dayDecision',
    run: inThread('Maya', 'decision: The budget for the east quay is approved.'),
  },
  {
    title: 'rehearsal.dayAction',
    run: inThread('Maya', 'action: Priya to circulate the budget by Friday'),
  },
  { title: 'rehearsal.dayClose', run: inThread('Maya', 'close meeting') },
  { title: 'rehearsal.daySend', run: inThread('Maya', 'send to owners') },
  { title: 'rehearsal.dayAccept', run: pressed('Priya', 'action.accept') },
  { title: 'rehearsal.dayCirculate', run: opening('Maya', 'circulate minutes') },
  { title: 'rehearsal.dayReminder', run: (_, time) => time.nextReminder() },
  {
    title: 'rehearsal.dayDone',
    run: inPrivate('Priya', 'done A-1 Sent to the whole board this morning'),
  },
  { title: 'rehearsal.dayConfirm', run: pressed('Maya', 'action.verify') },
  { title: 'rehearsal.dayApprove', run: inThread('Daniel', 'approve minutes') },
];

export const dayTitles = (): string[] => steps.map(({ title }) => text(title));

/** Plays one step of the scripted day, exactly as people would, and says where to look. */
export const playStep = async (room: Room, time: Time, step: number): Promise<PagePlace> =>
  (await steps[step]?.run(room, time)) ?? {};
