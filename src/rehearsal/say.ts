import type { Acting } from './acting.ts';
import type { Outcome } from './deliver.ts';
import { withMentions } from './mention.ts';

export interface SayOptions {
  /** Puts `@Gavel ` in front. */
  readonly mention?: boolean;
  /** A message of the thread to answer in. */
  readonly in?: string;
}

/** Typing: shown to everybody at once, delivered to the bot where it is spoken to. */
export const createSay =
  ({ world, deliver, make, message }: Acting) =>
  async (who: string, where: string, typed: string, options: SayOptions = {}): Promise<Outcome> => {
    const person = world.person(who);
    const conversation = world.conversation(where);
    const text = options.mention ? `@${world.bot.name} ${typed}` : typed;
    const { mentionsBot, ...content } = withMentions(world, conversation, text);
    const id = world.freshId();
    const thread = options.in ? message(options.in).root : id;
    const root = conversation.kind === 'channel' ? thread : undefined;
    world.post(
      { conversation: conversation.id, from: person.id, content, ...(root && { root }) },
      id,
    );

    const activity = make(person, conversation, {
      type: 'message',
      id,
      textFormat: 'plain',
      ...content,
      ...(root && { root }),
    });
    const heard = conversation.installed && (conversation.kind === 'personal' || mentionsBot);
    return heard
      ? deliver(activity)
      : { activity, status: 0, body: undefined, posted: [], updated: [], deleted: [] };
  };
