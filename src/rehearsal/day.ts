import { text, type TextKey } from '../text/text.ts';
import { buttonsOf, verbOf } from './card.ts';
import type { Outcome } from './deliver.ts';
import type { PagePlace } from './page-shapes.ts';
import type { Room } from './room.ts';
import type { Time } from './time.ts';

const BOARD = 'Harbour Board';

interface Step {
  readonly title: TextKey;
  readonly run: (room: Room, time: Time) => Promise<PagePlace>;
}

/** The thread of the meeting: what the bot last posted to the channel by itself or in answer. */
const meetingThread = (room: Room): string | undefined => {
  const board = room.world.conversation(BOARD).id;
  const isControl = ({ conversation, from }: { conversation: string; from: string }) =>
    conversation === board && from === room.world.bot.id;
  return room.world.store.messages.all().findLast(isControl)?.root;
};

const typed =
  (who: string, command: string, where: 'channel' | 'thread' | 'personal' = 'thread') =>
  async (room: Room): Promise<PagePlace> => {
    const thread = where === 'thread' ? meetingThread(room) : undefined;
    const conversation = where === 'personal' ? room.personal(who).id : BOARD;
    const mention = where !== 'personal';
    await room.say(who, conversation, command, { mention, ...(thread && { in: thread }) });
    return place(room, who, where === 'personal' ? 'personal' : 'channel');
  };

const place = (room: Room, who: string, where: 'channel' | 'personal'): PagePlace => ({
  person: room.world.person(who).id,
  conversation: where === 'personal' ? room.personal(who).id : room.world.conversation(BOARD).id,
});

/** Presses a button on the newest card in the person's 1:1 chat that has it. */
const pressed =
  (who: string, verb: string) =>
  async (room: Room): Promise<PagePlace> => {
    const chat = room.personal(who).id;
    const cards = await room.messages(chat, who);
    const found = cards.findLast(
      ({ card }) => card && buttonsOf(card).some((button) => verbOf(button) === verb),
    );
    if (found) await finish(room, room.press(who, found.message.id, verb));
    return place(room, who, 'personal');
  };

const finish = async (room: Room, pressing: ReturnType<Room['press']>): Promise<Outcome> => {
  const answer = await pressing;
  return answer.dialog ? room.submitDialog(answer.dialog) : answer;
};

const steps: readonly Step[] = [
  { title: 'rehearsal.dayPublish', run: typed('Maya', 'publish agenda', 'channel') },
  { title: 'rehearsal.dayStart', run: typed('Maya', 'start meeting', 'channel') },
  { title: 'rehearsal.dayNext', run: typed('Maya', 'next') },
  {
    title: 'rehearsal.dayNote',
    run: typed(
      'Maya',
      'note: The east quay needs 40,000 more than planned; the reserve covers it.',
    ),
  },
  {
    title: 'rehearsal.dayDecision',
    run: typed('Maya', 'decision: The budget for the east quay is approved.'),
  },
  {
    title: 'rehearsal.dayAction',
    run: typed('Maya', 'action: Priya to circulate the budget by Friday'),
  },
  { title: 'rehearsal.dayClose', run: typed('Maya', 'close meeting') },
  { title: 'rehearsal.daySend', run: typed('Maya', 'send to owners') },
  { title: 'rehearsal.dayAccept', run: pressed('Priya', 'action.accept') },
  { title: 'rehearsal.dayCirculate', run: typed('Maya', 'circulate minutes') },
  { title: 'rehearsal.dayReminder', run: (_, time) => time.nextReminder() },
  {
    title: 'rehearsal.dayDone',
    run: typed('Priya', 'done A-1 Sent to the whole board this morning', 'personal'),
  },
  { title: 'rehearsal.dayConfirm', run: pressed('Daniel', 'action.verify') },
  { title: 'rehearsal.dayApprove', run: typed('Daniel', 'approve minutes') },
];

export const dayTitles = (): string[] => steps.map(({ title }) => text(title));

/** Plays one step of the scripted day, exactly as people would, and says where to look. */
export const playStep = async (room: Room, time: Time, step: number): Promise<PagePlace> =>
  (await steps[step]?.run(room, time)) ?? {};
