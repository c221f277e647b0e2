import { strict as assert } from 'node:assert';
import { features } from '../../../bot/features.ts';
import { createHandler } from '../../../bot/handler.ts';
import { happenings } from '../../../bot/happenings.ts';
import type { Inbound } from '../../../bot/inbound.ts';
import { createRoutes } from '../../../bot/routes.ts';
import type { Services } from '../../../bot/services.ts';
import type { Content } from '../../../src/chaser/ports.ts';
import { Upstream } from '../../../src/errors.ts';

describe('what is told while the records do not answer', () => {
  /** Nothing but the way out is there. */
  const told = async (inbound: Partial<Inbound>, error: unknown): Promise<readonly Content[]> => {
    const said: Content[] = [];
    const outbound = { post: async (_: unknown, content: Content) => said.push(content) };
    const services = { outbound } as unknown as Services;
    const { tell } = createHandler(services, createRoutes(features), happenings);
    const address = { conversationType: 'groupChat' };
    await tell({ kind: 'message', text: '', address, ...inbound } as Inbound, error);
    return said;
  };
  const hung = new Upstream('store', true);

  it('is told where it was asked, without asking them again', async () => {
    const [said] = await told({ mentionedBot: true }, hung);
    assert.match(said?.text ?? '', /nothing was recorded/u);
    const [unsure] = await told({ kind: 'card-action' }, new Upstream('store', false));
    assert.match(unsure?.text ?? '', /may have been recorded/u);
    assert.equal((await told({ text: 'note: The mast is down' }, hung)).length, 1, 'a command');
    assert.equal((await told({ mentionedBot: true }, new TypeError('corrupt'))).length, 1);
  });

  it('is told to nobody who did not speak to Gavel', async () => {
    assert.deepEqual(await told({ text: 'Lunch?' }, hung), []);
    assert.deepEqual(await told({ kind: 'members' }, hung), []);
  });
});
