import { strict as assert } from 'node:assert';
import { createChannel } from '../../../bot/adapter.ts';
import { parseActivity } from '../../../bot/activity-schema.ts';
import { toInbound } from '../../../bot/activity.ts';
import { fitting } from '../../../bot/plain-client.ts';
import { pressOf } from '../../../bot/press.ts';
import { dialog } from '../../../cards/buttons.ts';
import { personInput } from '../../../cards/inputs.ts';
import { card } from '../../../cards/kit.ts';
import { readSettings } from '../../../src/settings.ts';
import { startChannel } from '../../helpers/channel-server.ts';
import { activity } from '../../helpers/activities.ts';

const place = { committee: 'c0ffee00c0ffee00c0ffee00', today: '2026-11-23', zone: 'UTC' };
const owner = personInput('owner', 'Who owns it?', [{ id: 'p1', name: 'Priya' }], {
  chosen: ['p1'],
});
const button = dialog('Note', 'note.add', place, { id: 'M-1', version: 2 });
const shown = card('Board', [owner], [button]);

describe('a card for the Agents Playground', () => {
  const playground = 'http://127.0.0.1:56150/_connector';

  it('lists people without its empty picker, and has no steering of Teams', () => {
    const plain = JSON.stringify(fitting(playground, shown));
    assert.doesNotMatch(plain, /msteams|choices\.data/);
    assert.match(
      plain,
      /"choices":\[\{"title":"Priya","value":"p1"\},\{"title":"Nobody","value":""\}\]/,
    );
  });

  it('has buttons that ask for the form which they open in Teams', () => {
    const data = fitting(playground, button)['data'];
    const press = pressOf(toInbound(parseActivity(activity({ text: undefined, value: data }))));
    assert.equal(press.wantsForm, true);
    assert.deepEqual(
      [press.verb, press.target, press.inputs],
      ['note.add', { committee: place.committee, id: 'M-1', version: 2 }, {}],
    );
  });

  it('is the same card for every other client', () => {
    for (const service of ['https://smba.trafficmanager.net/emea/', 'http://127.0.0.1/rehearsal/'])
      assert.equal(fitting(service, shown), shown);
  });

  it('is what goes over the wire, posted or updated', async () => {
    await using channel = await startChannel();
    const { outbound } = createChannel({ settings: readSettings({}) });
    const address = {
      tenant: 'local',
      serviceUrl: `${new URL(channel.serviceUrl).origin}/_connector`,
      channelId: 'msteams',
      conversationId: 'team-id',
      conversationType: 'channel',
      botId: 'bot',
    } as const;
    await outbound.post(address, { card: shown, summary: 'Board' });
    await outbound.update(address, 'a-1', { card: shown, summary: 'Board' });
    assert.equal(channel.received.length, 2);
    for (const { body } of channel.received) {
      assert.match(JSON.stringify(body), /"asks":"form"/);
      assert.doesNotMatch(JSON.stringify(body), /msteams":\{/);
    }
  });
});
