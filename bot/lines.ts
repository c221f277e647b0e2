import type { Content } from '../src/chaser/ports.ts';
import type { Inbound } from './inbound.ts';
import type { Reply } from './route.ts';
import { asked, content, say } from './route.ts';

const ENTRY = String.raw`\s*(?:note|decision|action|risk|issue|assumption|dependency|motion)\s*:`;
const NEXT = new RegExp(String.raw`\r?\n(?=${ENTRY})`, 'iu');
const BEGINS = new RegExp(`^${ENTRY}`, 'iu');

/**
 * The commands of a message: each line that begins as an entry does (`action: …`) is one of its own, other
 * lines belong to the one before. What was said to nobody in particular is taken apart only where it begins so.
 */
export const commandsIn = (said: string, addressed: boolean): readonly string[] =>
  addressed || BEGINS.test(said)
    ? said
        .split(NEXT)
        .map((each) => each.trim())
        .filter((each) => each !== '')
    : [said];

/** One command of a message as if it had been sent alone: a redelivery finds each by itself. */
export const alone = (inbound: Inbound, text: string, index: number): Inbound => ({
  ...inbound,
  text,
  activityId: `${inbound.activityId}#${index}`,
});

/** Lines of words in one message, cards each in their own. */
const joined = (contents: readonly Content[]): readonly Content[] => {
  const lines = contents.flatMap(({ text = '', card }) => (card ? [] : [text]));
  const cards = contents.filter(({ card }) => card !== undefined);
  return lines.length > 0 ? [say(lines.join('\n\n')), ...cards] : cards;
};

const aloudIn = (reply: Reply): Content[] => [
  ...(reply.public ? [reply.public] : []),
  ...(reply.card ? [content(reply.summary ?? '', reply.card)] : []),
];

const asideIn = (reply: Reply): Content[] => [
  ...(reply.private ? [reply.private] : []),
  ...(reply.alsoPrivate ? [reply.alsoPrivate] : []),
  ...(reply.dialog ? [asked(reply.dialog.title, reply.dialog.card)] : []),
];

/** The answers to the commands of one message, in one as far as they are words. */
export const together = (replies: readonly Reply[]): Reply => {
  const [aloud, ...moreAloud] = joined(replies.flatMap(aloudIn));
  const [aside, ...moreAside] = joined(replies.flatMap(asideIn));
  return {
    ...(aloud ? { public: aloud } : {}),
    ...(aside ? { private: aside } : {}),
    more: [
      ...moreAloud.map((each) => ({ public: each })),
      ...moreAside.map((each) => ({ private: each })),
    ],
  };
};
