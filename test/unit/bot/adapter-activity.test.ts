import { strict as assert } from 'node:assert';
import { parseActivity } from '../../../bot/activity-schema.ts';
import { toInbound } from '../../../bot/activity.ts';
import type { Inbound } from '../../../bot/inbound.ts';
import { activity, invoke } from '../../helpers/activities.ts';

const inbound = (body: unknown): Inbound => toInbound(parseActivity(body));

const mention = (id: string, name: string, aadObjectId?: string) => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { id, name, ...(aadObjectId && { aadObjectId }) },
});

describe('an activity', () => {
  it('in a channel names the channel and, apart from it, the thread', () => {
    const { address, rootConversationId, threadId, kind, tenant, channelName } =
      inbound(activity());
    assert.deepEqual(address, {
      tenant: 'harbour',
      serviceUrl: 'http://127.0.0.1:9/connector',
      channelId: 'msteams',
      conversationId: '19:board@thread.tacv2',
      conversationType: 'channel',
      botId: '28:gavel',
      teamId: '19:team@thread.tacv2',
    });
    assert.equal(rootConversationId, '19:board@thread.tacv2');
    assert.deepEqual(
      [kind, tenant, threadId, channelName],
      ['message', 'harbour', '1700000000000', 'Board'],
    );
  });

  it('loses the bot’s mention and keeps other people’s as names', () => {
    const text =
      '<at>Gavel</at>&nbsp;action: <at>Priya Nair</at> to ask <at>Tom</at> and <at>Priya Nair</at>';
    const entities = [
      mention('28:gavel', 'Gavel'),
      mention('29:priya', 'Priya Nair', 'aad-priya'),
      mention('29:tom', 'Tom'),
    ];
    const { text: said, mentions, mentionedBot } = inbound(activity({ text, entities }));
    assert.equal(said, 'action: Priya Nair to ask Tom and Priya Nair');
    assert.deepEqual(mentions, [
      { text: 'Priya Nair', id: '29:priya', aadObjectId: 'aad-priya' },
      { text: 'Tom', id: '29:tom' },
    ]);
    assert.equal(mentionedBot, true);
  });

  it('does not take the bot’s name for its mention', () => {
    const { text, mentionedBot } = inbound(activity({ text: 'Gavel help', entities: null }));
    assert.deepEqual([text, mentionedBot], ['Gavel help', false]);
  });

  it('brings the sender, with zone, locale and country of their client', () => {
    const entities = [
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', timezone: 'Europe/London' },
    ];
    assert.deepEqual(inbound(activity({ entities })).from, {
      aadObjectId: 'aad-maya',
      channelUserId: '29:maya',
      name: 'Maya Chen',
      timeZone: 'Europe/London',
      locale: 'en-GB',
      country: 'GB',
    });
  });

  it('from a connector without Entra ids or tenants stands on what there is', () => {
    const plain = inbound(
      activity({
        from: { id: 'user-1' },
        conversation: { id: 'chat-1' },
        channelData: null,
        entities: [],
      }),
    );
    assert.deepEqual(
      [plain.from.aadObjectId, plain.from.name, plain.tenant],
      ['user-1', '', 'local'],
    );
    assert.equal(plain.address.conversationType, 'personal');
    assert.equal(plain.threadId, undefined);
  });

  it('without an id is told from every other', () => {
    const [one, other] = [
      inbound(activity({ id: undefined })),
      inbound(activity({ id: undefined })),
    ];
    assert.notEqual(one.activityId, other.activityId);
  });

  it('of a pressed card carries the verb that the button names, whatever its data says', () => {
    const value = {
      action: { verb: 'action.claim', data: { verb: 'action.verify', id: 'A-12' } },
      trigger: 'manual',
    };
    const pressed = inbound(invoke('adaptiveCard/action', value));
    assert.deepEqual(
      [pressed.kind, pressed.value, pressed.trigger, pressed.replyToId],
      ['card-action', { verb: 'action.claim', id: 'A-12' }, 'manual', '1700000000000'],
    );
    const refreshed = inbound(
      invoke('adaptiveCard/action', { action: { verb: 'x' }, trigger: 'automatic' }),
    );
    assert.equal(refreshed.trigger, 'automatic');
  });

  it('of a dialog carries the data without Teams’ own; of a submitted card all of it', () => {
    const data = { verb: 'note.add', msteams: { type: 'task/fetch' } };
    const opened = inbound(invoke('task/fetch', { data, context: { theme: 'dark' } }));
    assert.deepEqual([opened.kind, opened.value], ['dialog-open', { verb: 'note.add' }]);
    assert.equal(inbound(invoke('task/submit', { data })).kind, 'dialog-submit');
    const submitted = inbound(activity({ text: undefined, value: data }));
    assert.deepEqual([submitted.kind, submitted.value], ['submit', data]);
  });

  it('keeps hostile keys of a card’s data from every prototype', () => {
    const body = JSON.stringify(invoke('task/submit', { data: { verb: 'x' } })).replace(
      '"verb":"x"',
      '"__proto__":{"polluted":true},"verb":"x"',
    );
    const { value } = inbound(JSON.parse(body));
    assert.equal(Object(value)['polluted'], undefined);
    assert.equal(Object({})['polluted'], undefined);
  });

  const update = (over: Record<string, unknown>) =>
    activity({ type: 'conversationUpdate', text: undefined, entities: [], ...over });
  const bot = { id: '28:gavel', name: 'Gavel' };
  const tom = { id: '29:tom', name: 'Tom', aadObjectId: 'aad-tom' };

  it('tells that Gavel came, by whom, and which channel was chosen', () => {
    const settings = { selectedChannel: { id: '19:chosen@thread.tacv2' } };
    const came = inbound(
      update({
        membersAdded: [bot, tom],
        channelData: { settings, team: { id: 't', name: 'Harbour' } },
      }),
    );
    assert.equal(came.kind, 'installed');
    assert.equal(came.addedBy?.aadObjectId, 'aad-maya');
    assert.equal(came.address.conversationId, '19:chosen@thread.tacv2');
    assert.equal(
      inbound(activity({ type: 'installationUpdate', action: 'add' })).kind,
      'installed',
    );
  });

  it('tells that Gavel left, or its channel or team is gone', () => {
    assert.equal(inbound(update({ membersRemoved: [bot] })).kind, 'removed');
    assert.equal(
      inbound(activity({ type: 'installationUpdate', action: 'remove-upgrade' })).kind,
      'removed',
    );
    const happened = (eventType: string) =>
      inbound(update({ channelData: { eventType, channel: { id: '19:quay@thread.tacv2' } } }));
    assert.deepEqual(
      ['teamDeleted', 'channelDeleted', 'channelRestored'].map((eventType) => {
        const { kind, channelGone } = happened(eventType);
        return [kind, channelGone];
      }),
      [
        ['removed', undefined],
        ['removed', '19:quay@thread.tacv2'],
        ['restored', undefined],
      ],
    );
    assert.equal(inbound(update({ channelData: { eventType: 'channelRenamed' } })).kind, 'other');
  });

  it('tells who came and who left', () => {
    const added = inbound(update({ membersAdded: [tom] }));
    assert.deepEqual(
      [added.kind, added.change, added.members?.[0]?.aadObjectId],
      ['members', 'added', 'aad-tom'],
    );
    const removed = inbound(update({ membersRemoved: [tom] }));
    assert.deepEqual([removed.kind, removed.change], ['members', 'removed']);
  });

  it('tells that a Teams meeting began or ended', () => {
    const channelData = { tenant: { id: 'harbour' }, meeting: { id: 'meeting-1' } };
    const event = (name: string) =>
      inbound(activity({ type: 'event', name, value: { Title: 'Board' }, channelData }));
    const began = event('application/vnd.microsoft.meetingStart');
    assert.deepEqual(
      [began.kind, began.meetingId, began.value],
      ['meeting-start', 'meeting-1', { Title: 'Board' }],
    );
    assert.equal(event('application/vnd.microsoft.meetingEnd').kind, 'meeting-end');
  });
});
