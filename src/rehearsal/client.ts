import { Invalid, NotFound } from '../errors.ts';
import type { Acting } from './acting.ts';
import { fillInputs, findButton, type Inputs } from './card.ts';
import { asText, isObject, type Card, type JsonObject } from './model.ts';
import { createPress, type Dialog, type Pressed } from './press.ts';
import { createSay } from './say.ts';
import { visibleTo, type SeenMessage } from './views.ts';

/** What people do in the room. People go by id or name, conversations by id or name, buttons by verb or title. */
export const createClient = (acting: Acting) => {
  const { world, deliver, make } = acting;
  const say = createSay(acting);
  const { run, runDialog, openDialog, see } = createPress(acting, say);

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
