import { NotFound } from '../errors.ts';
import { activityFrom, type Activity } from './activity.ts';
import type { Deliver } from './deliver.ts';
import type { Conversation, JsonObject, Message, Person } from './model.ts';
import type { World } from './world.ts';

/** What everything that people do in the room needs. */
export interface Acting {
  readonly world: World;
  /** Delivers any activity; the same one again is what Teams does when an answer came too late. */
  readonly deliver: Deliver;
  readonly make: (
    person: Person,
    conversation: Conversation,
    rest: JsonObject & { readonly type: string },
  ) => Activity;
  readonly message: (id: string) => Message;
}

export const createActing = (world: World, deliver: Deliver, serviceUrl: () => string): Acting => ({
  world,
  deliver,
  make: (person, conversation, rest) =>
    activityFrom(world, person, conversation, rest, serviceUrl()),
  message(id) {
    const message = world.store.messages.get(id);
    if (!message) throw new NotFound('room-message', { id });
    return message;
  },
});
