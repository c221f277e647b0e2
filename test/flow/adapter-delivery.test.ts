import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { wire } from '../../src/wire.ts';
import type { Gavel } from '../../src/wire.ts';
import { activity } from '../helpers/activities.ts';
import { startChannel } from '../helpers/channel-server.ts';
import type { ChannelServer } from '../helpers/channel-server.ts';

interface Items {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

describe('an activity that Teams delivers more than once', () => {
  let folder: string;
  let channel: ChannelServer;
  let gavel: Gavel;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gavel-flow-'));
    let sent = 0;
    channel = await startChannel(() => ({ status: 201, body: { id: `sent-${(sent += 1)}` } }));
    gavel = await wire(readSettings({ PORT: '0', GAVEL_DATA: folder }), { log: silentLog });
  });
  afterEach(async () => {
    await gavel.close();
    await channel[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const say = async (id: string, words: string): Promise<void> => {
    const body = activity({ serviceUrl: channel.serviceUrl, id, text: `<at>Gavel</at> ${words}` });
    const response = await fetch(`${gavel.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200);
  };

  const read = async (path: string): Promise<Items> => {
    const response = await fetch(`${gavel.url}/api/v1${path}`, {
      headers: { 'x-local-user': 'aad-maya' },
    });
    return (await response.json()) as Items;
  };

  const actions = async (): Promise<readonly unknown[]> => {
    const [committee] = (await read('/committees')).items;
    const { items } = await read(`/committees/${String(committee?.['id'])}/records?type=action`);
    return items.map(({ ref }) => ref);
  };

  const answers = (): number =>
    channel.received.filter(({ body }) => /A-1/.test(String(Object(body)['text']))).length;

  const words = 'action: Maya to circulate the budget by Friday';

  it('four times at once makes one record and one answer', async () => {
    await say('1', 'start meeting');
    await Promise.all([1, 2, 3, 4].map(() => say('2', words)));
    assert.deepEqual(await actions(), ['A-1']);
    assert.equal(answers(), 1);
  });

  it('under a new id makes no second record', async () => {
    await say('1', 'start meeting');
    await say('2', words);
    await say('3', words);
    assert.deepEqual(await actions(), ['A-1']);
  });

  it('after a restart makes no second record either', async () => {
    await say('1', 'start meeting');
    await say('2', words);
    await gavel.close();
    gavel = await wire(readSettings({ PORT: '0', GAVEL_DATA: folder }), { log: silentLog });
    await say('2', words);
    assert.deepEqual(await actions(), ['A-1']);
    assert.equal(answers(), 1);
  });
});
