import assert from 'node:assert/strict';
import { isObject, type JsonObject } from '../../../src/rehearsal/model.ts';
import { startEchoBot, type EchoBot } from '../../helpers/echo-bot.ts';
import { startRoom, type RoomOnHttp } from '../../helpers/rehearsal.ts';

describe('what happens to a conversation', () => {
  let bot: EchoBot;
  let on: RoomOnHttp;

  const last = (): JsonObject => bot.received.at(-1) ?? {};
  const data = (key: string): unknown => {
    const { channelData } = last();
    return isObject(channelData) ? channelData[key] : undefined;
  };

  beforeEach(async () => {
    bot = await startEchoBot(async () => undefined);
    on = await startRoom(() => `${bot.origin}/api/messages`);
    on.room.addPerson({ name: 'Maya Lindqvist' });
    on.room.addPerson({ name: 'Tom Becker' });
    on.room.addChannel('Board', ['Maya']);
    await on.room.install('Board', 'Maya');
  });
  afterEach(async () => {
    await on.close();
    await bot.close();
  });

  it('removes the bot: it is told, and can send no more', async () => {
    await on.room.uninstall('Board', 'Maya');
    const [update, installation] = bot.received.slice(-2);
    assert.deepEqual(update?.membersRemoved, [{ id: on.room.world.bot.id, name: 'Gavel' }]);
    assert.deepEqual([installation?.type, installation?.action], ['installationUpdate', 'remove']);
    const { id } = on.room.world.conversation('Board');
    const path = `v3/conversations/${encodeURIComponent(id)}/activities`;
    assert.equal(
      (await bot.call(last(), 'POST', path, { type: 'message', text: 'x' })).status,
      403,
    );
  });

  it('tells who joined and who left', async () => {
    const tom = on.room.world.person('Tom');
    await on.room.join('Board', 'Tom', 'Maya');
    assert.deepEqual(last().membersAdded, [{ id: tom.id, aadObjectId: tom.aadObjectId }]);
    assert.equal(data('eventType'), 'teamMemberAdded');
    assert.ok(on.room.world.conversation('Board').members.includes(tom.id));

    await on.room.leave('Board', 'Tom', 'Maya');
    assert.deepEqual(last().membersRemoved, [{ id: tom.id, aadObjectId: tom.aadObjectId }]);
    assert.ok(!on.room.world.conversation('Board').members.includes(tom.id));
  });

  it('tells who joined the running meeting and who left it, as Teams does', async () => {
    const when = { organizer: 'Maya', start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' };
    on.room.addMeeting('Weekly', ['Maya', 'Tom'], when);
    await on.room.install('Weekly', 'Maya');
    await on.room.meetingEvent('Weekly', 'Maya', 'start');
    const tom = on.room.world.person('Tom');
    for (const [event, name, inMeeting] of [
      ['join', 'meetingParticipantJoin', true],
      ['leave', 'meetingParticipantLeave', false],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await on.room.participantEvent('Weekly', 'Tom', event);
      assert.equal(last().name, `application/vnd.microsoft.${name}`);
      const { members } = last().value as { members: { user: JsonObject; meeting: JsonObject }[] };
      const [member] = members;
      assert.deepEqual([member?.user.id, member?.user.aadObjectId], [tom.id, tom.aadObjectId]);
      assert.deepEqual(member?.meeting, { role: 'Presenter', inMeeting });
      const { meeting } = on.room.world.conversation('Weekly');
      assert.equal(meeting?.inside?.includes(tom.id), inMeeting);
    }
  });

  it('tells the new name of a channel', async () => {
    await on.room.rename('Board', 'Harbour Board', 'Maya');
    assert.equal(data('eventType'), 'channelRenamed');
    assert.deepEqual(data('channel'), {
      id: on.room.world.conversation('Harbour Board').id,
      name: 'Harbour Board',
    });
    assert.equal(on.room.world.conversation('Harbour Board').team?.name, 'Board');
  });

  it('delivers the same activity again as it was', async () => {
    const { activity } = await on.room.say('Maya', 'Board', 'twice', { mention: true });
    await on.room.deliver(activity);
    const [first, second] = bot.received.slice(-2);
    assert.deepEqual(second, first);
  });
});
