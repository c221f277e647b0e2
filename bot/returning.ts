import { welcomeBackCard } from '../cards/welcome.ts';
import type { Address, Content } from '../src/chaser/ports.ts';
import { isOverdue, isRunning, OWED } from '../src/domain/action/standing.ts';
import type { ActionState } from '../src/domain/action/state.ts';
import { Upstream } from '../src/errors.ts';
import { text } from '../src/text/text.ts';
import { meanwhile } from './meanwhile.ts';
import { actionsOf, asGavel } from './membership.ts';
import { content } from './route.ts';
import { calendarOf, sceneOf } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { findBody } from './turn.ts';

/** How many actions are reminded of in one commit. */
const ONE_COMMIT = 20;

const welcomeBack = async (turn: Turn, body: Body, since: string): Promise<Content> => {
  const calendar = calendarOf(body.state);
  const late = (await actionsOf(turn.services, body, OWED)).filter((item) =>
    isOverdue(item.state as ActionState, calendar, turn.now),
  );
  const ids = late.filter(({ state }) => isRunning(state as ActionState)).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += ONE_COMMIT) {
    const input = { ids: ids.slice(at, at + ONE_COMMIT), returned: true };
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    await asGavel(turn.services, body, { verb: 'chase.plan', input });
  }
  const { name } = body.state;
  const scene = sceneOf(turn.services, turn.tenant, body, { at: 'home' });
  const card = welcomeBackCard(scene.place, {
    name,
    overdue: late.length,
    meanwhile: await meanwhile(scene, since),
  });
  return content(text('committee.welcomeBack', { name }), card);
};

/** A channel that was deleted is not there, although its team is. What cannot be told counts as there. */
const isThere = async ({ services, inbound }: Turn, address: Address): Promise<boolean> => {
  const { conversationId } = address;
  if (conversationId === inbound.address.conversationId) return true;
  services.roster.forget(conversationId);
  return services.roster.members(address).then(
    () => true,
    (error: unknown) =>
      !(error instanceof Upstream && ['gone', 'not-installed'].includes(error.code)),
  );
};

/**
 * Gavel is in this conversation. All committees of its team whose channel is there can be written to again,
 * and read so. Gives those without records: there is nothing with which they could go on.
 */
export const comeBack = async (turn: Turn): Promise<readonly string[]> => {
  const { services, inbound, tenant } = turn;
  const { conversationId, teamId, serviceUrl } = inbound.address;
  const removed = (await services.committees.all(tenant)).filter(
    ({ removedAt, address }) =>
      removedAt !== undefined &&
      (address.conversationId === conversationId ||
        (teamId !== undefined && address.teamId === teamId)),
  );
  const bare: string[] = [];
  for (const each of removed) {
    // oxlint-disable no-await-in-loop -- few channels, and one after the other is quick enough
    const address = { ...each.address, serviceUrl };
    if (!(await isThere(turn, address))) continue;
    const { since } = await services.committees.arrive(each.committeeId, address, {});
    const body = await findBody(services, tenant, each.committeeId);
    // Both activities that tell of an arrival come at once: one of them is first.
    if (since === undefined) continue;
    if (!body) {
      bare.push(each.committeeId);
      continue;
    }
    await services.outbound
      .post(address, await welcomeBack(turn, body, since))
      .catch((error: unknown) => services.log.warn({ err: error }, 'not welcomed back'));
    // oxlint-enable no-await-in-loop
  }
  return bare;
};

/** Whoever is spoken to is there: it comes back even where nothing told of its return. */
export const spokenTo = async (turn: Turn): Promise<void> => {
  const { services, inbound, tenant, place } = turn;
  if (place === 'personal') return;
  const id = await services.committees.committeeOf(tenant, inbound.rootConversationId);
  const known = await services.committees.conversation(tenant, id);
  if (known ? known.removedAt !== undefined : place === 'channel') await comeBack(turn);
};
