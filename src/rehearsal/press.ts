import { Invalid } from '../errors.ts';
import type { Acting } from './acting.ts';
import { verbOf, withPeopleChoices } from './card.ts';
import type { Outcome } from './deliver.ts';
import { asText, isObject, type Card, type JsonObject, type Message } from './model.ts';
import type { createSay } from './say.ts';
import { choosable, seenBy, viewKey, type SeenMessage } from './views.ts';

/** A dialog as it stands open before one person. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
  readonly person: string;
  readonly message: string;
}

/** What a press came back with: at most one of the four, beside what the bot posted meanwhile. */
export interface Pressed extends Outcome {
  readonly card?: Card;
  readonly toast?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly dialog?: Dialog;
}

/** Inputs as the client sends them. */
type Filled = Readonly<Record<string, string>>;

/** The buttons of cards and dialogs, and the refresh that cards ask for. */
export const createPress = (acting: Acting, say: ReturnType<typeof createSay>) => {
  const { world, deliver, make } = acting;

  const invoke = (
    who: string,
    message: Message,
    name: string,
    value: JsonObject,
  ): Promise<Outcome> =>
    deliver(
      make(world.person(who), world.conversation(message.conversation), {
        type: 'invoke',
        name,
        value,
        replyToId: message.id,
        ...(message.root && { root: message.root }),
      }),
    );

  const dialogOutcome = (outcome: Outcome, person: string, message: Message): Pressed => {
    const task =
      isObject(outcome.body) && isObject(outcome.body.task) ? outcome.body.task : undefined;
    if (task?.type === 'message') return { ...outcome, toast: asText(task.value) };
    const value = task?.type === 'continue' && isObject(task.value) ? task.value : undefined;
    const attachment = isObject(value?.card) ? value.card : undefined;
    if (!isObject(attachment?.content)) return outcome;
    const card = withPeopleChoices(attachment.content, choosable(world, message.conversation));
    return {
      ...outcome,
      dialog: { title: asText(value?.title), card, person, message: message.id },
    };
  };

  const executed = async (
    who: string,
    message: Message,
    action: JsonObject,
    data: JsonObject,
    trigger: 'manual' | 'automatic',
  ): Promise<Pressed> => {
    const { type, id, title } = action;
    const before = world.store.messages.get(message.id)?.version;
    const outcome = await invoke(who, message, 'adaptiveCard/action', {
      action: {
        type,
        ...(id !== undefined && { id }),
        ...(title !== undefined && { title }),
        verb: verbOf(action),
        data,
      },
      trigger,
    });
    if (!isObject(outcome.body)) return outcome;
    const { type: kind, value } = outcome.body;
    if (kind === 'application/vnd.microsoft.activity.message')
      return { ...outcome, toast: asText(value) };
    if (kind === 'application/vnd.microsoft.error' && isObject(value))
      return { ...outcome, error: { code: asText(value.code), message: asText(value.message) } };
    if (kind !== 'application/vnd.microsoft.card.adaptive' || !isObject(value)) return outcome;

    // The message may have been updated during the turn. The answer to a press is then the newer of the two; a
    // view that was asked for before the update may be the older, and is asked for again.
    const version =
      trigger === 'automatic' ? before : world.store.messages.get(message.id)?.version;
    if (version !== undefined) {
      const key = viewKey(message, world.person(who));
      const count = (world.store.views.get(key)?.count ?? 0) + 1;
      world.store.views.put(key, { version, count, card: value });
      world.feed.record('other');
    }
    return { ...outcome, card: value };
  };

  /** Action.Submit outside a dialog: a message that carries the data. */
  const submitted = (who: string, message: Message, data: JsonObject): Promise<Outcome> => {
    const { msteams, ...own } = data;
    const { type, text, value, displayText } = isObject(msteams) ? msteams : {};
    if (type === 'imBack') return say(who, message.conversation, asText(value), { in: message.id });
    if (type === 'messageBack' && displayText !== undefined)
      world.post({
        conversation: message.conversation,
        from: world.person(who).id,
        content: { text: asText(displayText) },
        ...(message.root && { root: message.root }),
      });
    return deliver(
      make(world.person(who), world.conversation(message.conversation), {
        type: 'message',
        replyToId: message.id,
        ...(text !== undefined && { text }),
        value: type === 'messageBack' ? (value ?? own) : data,
        ...(message.root && { root: message.root }),
      }),
    );
  };

  const openDialog = async (who: string, messageId: string, data: JsonObject): Promise<Pressed> => {
    const message = acting.message(messageId);
    const value = { data, context: { theme: 'default' } };
    return dialogOutcome(await invoke(who, message, 'task/fetch', value), who, message);
  };

  /** Runs a given action object of a card with inputs as the client would send them. */
  const run = async (
    who: string,
    messageId: string,
    action: JsonObject,
    inputs: Filled,
  ): Promise<Pressed> => {
    const message = acting.message(messageId);
    const own = isObject(action.data) ? action.data : {};
    const data = { ...own, ...inputs };
    if (action.type === 'Action.Execute') return executed(who, message, action, data, 'manual');
    if (action.type !== 'Action.Submit')
      throw new Invalid('room-action', { type: asText(action.type) });
    const fetches = isObject(own.msteams) && own.msteams.type === 'task/fetch';
    return fetches ? openDialog(who, messageId, data) : submitted(who, message, data);
  };

  /** Sends an open dialog with the inputs as they are; `action` is the card's submit button. */
  const runDialog = async (
    who: string,
    messageId: string,
    action: JsonObject,
    inputs: Filled,
  ): Promise<Pressed> => {
    const message = acting.message(messageId);
    const data = { ...(isObject(action.data) ? action.data : {}), ...inputs };
    const value = { data, context: { theme: 'default' } };
    return dialogOutcome(await invoke(who, message, 'task/submit', value), who, message);
  };

  /** The message as this person sees it, asking the bot for the person's own view when the card wants that. */
  const see = async (who: string, messageId: string): Promise<SeenMessage> => {
    const person = world.person(who);
    const seen = seenBy(world, acting.message(messageId), person);
    if (!seen.refresh) return seen;
    const data = isObject(seen.refresh.data) ? seen.refresh.data : {};
    await executed(who, seen.message, seen.refresh, data, 'automatic');
    return seenBy(world, acting.message(messageId), person);
  };

  return { run, runDialog, openDialog, see };
};
