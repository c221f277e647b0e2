import type { Opens } from '../cards/buttons.ts';
import { refreshable, standingOn } from '../cards/buttons.ts';
import type { CardJson } from './route.ts';
import type { Scene } from './scene.ts';

/**
 * Gives everybody with a seat their own view of a card that the whole conversation sees. Teams refreshes
 * for 60 people at most; the others press what they need.
 */
export const personalViews = async (
  { services, tenant, body, place }: Scene,
  card: CardJson,
  opens: Opens,
): Promise<CardJson> => {
  const people = await services.directory.many(tenant, Object.keys(body.state.roles));
  const ids = people.map(({ channelUserId }) => channelUserId).filter((id) => id !== undefined);
  return ids.length === 0 ? card : refreshable(card, place, opens, ids);
};

/** As `personalViews`, of an answer to typed words: nothing keeps it up to date but what is sent from it. */
export const sharedViews = async (scene: Scene, card: CardJson, opens: Opens): Promise<CardJson> =>
  standingOn(await personalViews(scene, card, opens), opens);
