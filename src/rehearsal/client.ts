import { Invalid, NotFound } from '../errors.ts';
import { activityFrom, type Activity } from './activity.ts';
import { fillInputs, findButton, verbOf, withPeopleChoices, type Inputs } from './card.ts';
import type { Deliver, Outcome } from './deliver.ts';
import { withMentions } from './mention.ts';
import {
  asText,
  isObject,
  type Card,
  type Conversation,
  type JsonObject,
  type Message,
  type Person,
} from './model.ts';
import { seenBy, viewKey, visibleTo, type SeenMessage } from './views.ts';
import type { World } from './world.ts';

/** A dialog as it stands open before one person. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
  readonly person: string;
  readonly message: string;
}

/** What a press came back with: at most one of the five, beside what the bot posted meanwhile. */
export interface Pressed extends Outcome {
  readonly card?: Card;
  readonly toast?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly dialog?: Dialog;
  readonly url?: string;
}

export interface SayOptions {
  /** Puts `@Gavel ` in front. */
  readonly mention?: boolean;
  /** A message of the thread to answer in. */
  readonly in?: string;
}

/** What people do in the room. People go by id or name, conversations by id or name, buttons by verb or title. */
export const createClient = (world: World, deliver: Deliver, serviceUrl: () => string) => {
  const make = (
    person: Person,
    conversation: Conversation,
    rest: JsonObject & { readonly type: string },
  ): Activity => activityFrom(world, person, conversation, rest, serviceUrl());

  const messageOf = (id: string): Message => {
    const message = world.store.messages.get(id);
    if (!message) throw new NotFound('room-message', { id });
    return message;
  };

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

  const peopleOf = (conversation: string): JsonObject[] =>
    world
      .conversation(conversation)
      .members.map((id) => world.person(id))
      .map(({ name, aadObjectId }) => ({ title: name, value: aadObjectId }));

  const dialogOutcome = (outcome: Outcome, person: string, message: Message): Pressed => {
    const task =
      isObject(outcome.body) && isObject(outcome.body.task) ? outcome.body.task : undefined;
    if (task?.type === 'message') return { ...outcome, toast: asText(task.value) };
    const value = task?.type === 'continue' && isObject(task.value) ? task.value : undefined;
    const attachment = isObject(value?.card) ? value.card : undefined;
    if (!isObject(attachment?.content)) return outcome;
    const card = withPeopleChoices(attachment.content, peopleOf(message.conversation));
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

    // The message may have been updated during the turn; the answer is then the newer of the two.
    const version = world.store.messages.get(message.id)?.version;
    if (version !== undefined) {
      world.store.views.put(viewKey(message, world.person(who)), { version, card: value });
      world.feed.record('other');
    }
    return { ...outcome, card: value };
  };

  const say = async (
    who: string,
    where: string,
    typed: string,
    options: SayOptions = {},
  ): Promise<Outcome> => {
    const person = world.person(who);
    const conversation = world.conversation(where);
    const text = options.mention ? `@${world.bot.name} ${typed}` : typed;
    const { mentionsBot, ...content } = withMentions(world, conversation, text);
    const id = world.freshId();
    const thread = options.in ? messageOf(options.in).root : id;
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
    const message = messageOf(messageId);
    const value = { data, context: { theme: 'default' } };
    return dialogOutcome(await invoke(who, message, 'task/fetch', value), who, message);
  };

  /** Runs a given action object of a card with inputs as the client would send them. */
  const run = async (
    who: string,
    messageId: string,
    action: JsonObject,
    inputs: Readonly<Record<string, string>>,
  ): Promise<Pressed> => {
    const message = messageOf(messageId);
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
    inputs: Readonly<Record<string, string>>,
  ): Promise<Pressed> => {
    const message = messageOf(messageId);
    const data = { ...(isObject(action.data) ? action.data : {}), ...inputs };
    const value = { data, context: { theme: 'default' } };
    return dialogOutcome(await invoke(who, message, 'task/submit', value), who, message);
  };

  /** The message as this person sees it, asking the bot for the person's own view when the card wants that. */
  const see = async (who: string, messageId: string): Promise<SeenMessage> => {
    const person = world.person(who);
    const seen = seenBy(world, messageOf(messageId), person);
    if (!seen.refresh) return seen;
    const data = isObject(seen.refresh.data) ? seen.refresh.data : {};
    await executed(who, seen.message, seen.refresh, data, 'automatic');
    return seenBy(world, messageOf(messageId), person);
  };

  return {
    say,
    run,
    runDialog,
    see,
    openDialog,

    /** Presses the button with this verb or title on the card that the person sees, inputs by id or label. */
    async press(
      who: string,
      messageId: string,
      wanted: string,
      inputs: Inputs = {},
    ): Promise<Pressed> {
      const { card } = await see(who, messageId);
      if (!card) throw new NotFound('room-card', { messageId });
      const button = findButton(card, wanted);
      if (button.type === 'Action.OpenUrl')
        throw new Invalid('room-action', { type: asText(button.type) });
      const filled = button.associatedInputs === 'none' ? {} : fillInputs(card, inputs);
      return run(who, messageId, button, filled);
    },

    /** Fills and sends an open dialog; `wanted` picks the button when there are several. */
    submitDialog(dialog: Dialog, inputs: Inputs = {}, wanted?: string): Promise<Pressed> {
      const button = wanted ? findButton(dialog.card, wanted) : firstSubmit(dialog.card);
      return runDialog(dialog.person, dialog.message, button, fillInputs(dialog.card, inputs));
    },

    /** The conversation as this person sees it, oldest first, refreshed where the cards ask for it. */
    async messages(where: string, as: string): Promise<SeenMessage[]> {
      const { id } = world.conversation(where);
      const seen: SeenMessage[] = [];
      for (const message of visibleTo(world, id, world.person(as)))
        seen.push(await see(as, message.id));
      return seen;
    },

    feedback(
      who: string,
      messageId: string,
      reaction: 'like' | 'dislike',
      feedback = '',
    ): Promise<Outcome> {
      return invoke(who, messageOf(messageId), 'message/submitAction', {
        actionName: 'feedback',
        actionValue: { reaction, feedback: JSON.stringify({ feedbackText: feedback }) },
      });
    },

    /** Delivers any activity; the same one again is what Teams does when an answer came too late. */
    deliver,
    make,
  };
};

const firstSubmit = (card: Card): JsonObject => {
  const actions = Array.isArray(card.actions) ? card.actions.filter(isObject) : [];
  const button = actions.find(({ type }) => type === 'Action.Submit' || type === 'Action.Execute');
  if (!button) throw new NotFound('room-button', { wanted: 'submit', there: '' });
  return button;
};

export type Client = ReturnType<typeof createClient>;
