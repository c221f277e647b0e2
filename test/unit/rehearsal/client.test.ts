import assert from 'node:assert/strict';
import { cardOf, isObject, type JsonObject } from '../../../src/rehearsal/model.ts';
import { startEchoBot, type EchoBot } from '../../helpers/echo-bot.ts';
import { startRoom, type RoomOnHttp } from '../../helpers/rehearsal.ts';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

const card = (title: string, rest: JsonObject = {}): JsonObject => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: title },
    { type: 'Input.Text', id: 'what', label: 'What', isRequired: true },
    { type: 'Input.Toggle', id: 'urgent', label: 'Urgent', title: 'Urgent' },
    { type: 'Input.Text', id: 'why', label: 'Why' },
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Record',
      verb: 'action.add',
      data: { verb: 'action.add', id: 'x' },
    },
    {
      type: 'Action.Submit',
      title: 'Dialog',
      associatedInputs: 'none',
      data: { msteams: { type: 'task/fetch' }, verb: 'note.add' },
    },
    { type: 'Action.Submit', title: 'Plain', associatedInputs: 'none', data: { verb: 'help' } },
  ],
  ...rest,
});
const attached = (content: JsonObject) => ({ attachments: [{ contentType: ADAPTIVE, content }] });
const dialog = (content: JsonObject) => ({
  status: 200,
  body: {
    task: { type: 'continue', value: { title: 'Note', card: { contentType: ADAPTIVE, content } } },
  },
});
const invokeAnswer = (type: string, value: unknown) => ({
  status: 200,
  body: { statusCode: 200, type, value },
});
const valueOf = (activity: JsonObject | undefined): JsonObject =>
  isObject(activity?.value) ? activity.value : {};

describe('people in the rehearsal room', () => {
  let bot: EchoBot;
  let on: RoomOnHttp;
  let shown: JsonObject;
  let answer: unknown;

  const setUp = async () => {
    bot = await startEchoBot(async (activity, self) => {
      if (activity.type === 'message') await self.reply(activity, attached(shown));
      return answer as Awaited<ReturnType<Parameters<typeof startEchoBot>[0]>>;
    });
    on = await startRoom(() => `${bot.origin}/api/messages`);
    on.room.addPerson({ name: 'Maya Lindqvist' });
    on.room.addPerson({
      name: 'Priya Raman',
      timeZone: 'Asia/Kolkata',
      country: 'IN',
      locale: 'en-IN',
    });
    on.room.addChannel('Board', ['Maya', 'Priya']);
    await on.room.install('Board', 'Maya');
  };
  const cardFor = async (text = 'card please'): Promise<string> => {
    const { posted } = await on.room.say('Maya', 'Board', text, { mention: true });
    return posted[0]?.id ?? '';
  };

  beforeEach(async () => {
    shown = card('shared');
    answer = undefined;
    await setUp();
  });
  afterEach(async () => {
    await on.close();
    await bot.close();
  });

  it('tells the bot that it was installed, then that it joined', () => {
    const [first, second] = bot.received;
    assert.equal(first?.type, 'installationUpdate');
    assert.equal(first.action, 'add');
    assert.equal(second?.type, 'conversationUpdate');
    assert.deepEqual(second.membersAdded, [{ id: on.room.world.bot.id, name: 'Gavel' }]);
  });

  it('says things as Teams would send them', async () => {
    const said = await on.room.say('Priya', 'Board', '@Gavel ask @Maya Lindqvist <b>');
    const sent = bot.received.at(-1);
    assert.equal(sent?.text, '<at>Gavel</at> ask <at>Maya Lindqvist</at> <b>');
    assert.equal(sent.localTimestamp, '2026-11-23T14:30:00.000+05:30');
    const [client, ...mentions] = sent.entities as JsonObject[];
    assert.equal(client?.timezone, 'Asia/Kolkata');
    assert.equal(mentions.length, 2);
    const board = on.room.world.conversation('Board');
    assert.equal((sent.conversation as JsonObject).id, `${board.id};messageid=${said.activity.id}`);
    assert.equal(said.posted[0]?.root, said.activity.id, 'the reply joins the thread');
  });

  it('keeps what does not mention the bot from the bot', async () => {
    const before = bot.received.length;
    await on.room.say('Maya', 'Board', 'only among us');
    assert.equal(bot.received.length, before);
    assert.equal((await on.room.messages('Board', 'Priya')).length, 1);
  });

  it('presses a button by verb, fills inputs by label, and shows the card to the presser alone', async () => {
    const id = await cardFor();
    answer = invokeAnswer(ADAPTIVE, card('mine'));
    const pressed = await on.room.press('Maya', id, 'action.add', { What: 'Buy chairs' });
    assert.deepEqual(valueOf(bot.received.at(-1)), {
      action: {
        type: 'Action.Execute',
        title: 'Record',
        verb: 'action.add',
        data: { verb: 'action.add', id: 'x', what: 'Buy chairs', urgent: 'false' },
      },
      trigger: 'manual',
    });
    assert.deepEqual(pressed.card, card('mine'));
    const seen = async (who: string) => (await on.room.messages('Board', who)).at(-1)?.card;
    assert.deepEqual(await seen('Maya'), card('mine'));
    assert.deepEqual(await seen('Priya'), card('shared'));
    await assert.rejects(on.room.press('Maya', id, 'Record'), { code: 'room-input-required' });
    await assert.rejects(on.room.press('Maya', id, 'no.such'), { code: 'room-button' });
  });

  it('reads toasts and errors out of the answer', async () => {
    const id = await cardFor();
    answer = invokeAnswer('application/vnd.microsoft.activity.message', 'Recorded.');
    assert.equal((await on.room.press('Maya', id, 'Record', { what: 'x' })).toast, 'Recorded.');
    answer = invokeAnswer('application/vnd.microsoft.error', { code: 'refused', message: 'No.' });
    const refused = await on.room.press('Maya', id, 'Record', { what: 'x' });
    assert.deepEqual(refused.error, { code: 'refused', message: 'No.' });
  });

  it('opens a dialog, submits it, and sends a plain Submit as a message', async () => {
    const id = await cardFor();
    answer = dialog({
      ...card('note'),
      actions: [{ type: 'Action.Submit', title: 'Save', data: { verb: 'note.add' } }],
    });
    const { dialog: open } = await on.room.press('Maya', id, 'note.add');
    assert.equal(open?.title, 'Note');
    answer = { status: 200, body: { task: { type: 'message', value: 'Saved.' } } };
    const saved = await on.room.submitDialog(open, { what: 'A note' });
    assert.equal(saved.toast, 'Saved.');
    assert.equal(bot.received.at(-1)?.name, 'task/submit');
    assert.deepEqual(valueOf(bot.received.at(-1)).data, {
      verb: 'note.add',
      what: 'A note',
      urgent: 'false',
    });

    answer = undefined;
    await on.room.press('Maya', id, 'Plain');
    assert.equal(bot.received.at(-1)?.type, 'message');
    assert.deepEqual(valueOf(bot.received.at(-1)), { verb: 'help' });
  });

  it('asks for the own view of those whom the card names, once per version', async () => {
    const { id: maya } = on.room.world.person('Maya');
    shown = card('shared', {
      refresh: { action: { type: 'Action.Execute', verb: 'view', data: {} }, userIds: [maya] },
    });
    await cardFor();
    answer = invokeAnswer(ADAPTIVE, card('for Maya'));
    const last = async (who: string) => (await on.room.messages('Board', who)).at(-1)?.card;
    assert.deepEqual(await last('Maya'), card('for Maya'));
    assert.equal(valueOf(bot.received.at(-1)).trigger, 'automatic');
    const asked = bot.received.length;
    await last('Maya');
    assert.deepEqual(await last('Priya'), shown);
    assert.equal(bot.received.length, asked);
  });

  it('offers the people of the conversation in a people picker', async () => {
    const id = await cardFor();
    const picker = {
      type: 'Input.ChoiceSet',
      id: 'owner',
      choices: [],
      'choices.data': {
        type: 'Data.Query',
        dataset: 'graph.microsoft.com/users?scope=currentContext',
      },
    };
    const content = {
      type: 'AdaptiveCard',
      body: [picker],
      actions: [{ type: 'Action.Submit', title: 'OK' }],
    };
    answer = dialog(content);
    const { dialog: open } = await on.room.press('Maya', id, 'Dialog');
    assert.ok(open);
    await on.room.submitDialog(open, { owner: 'Priya Raman' });
    const { aadObjectId } = on.room.world.person('Priya');
    assert.deepEqual(valueOf(bot.received.at(-1)).data, { owner: aadObjectId });
  });

  it('carries meeting events with the meeting in channelData', async () => {
    const when = { organizer: 'Maya', start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' };
    const chat = on.room.addMeeting('Weekly', ['Maya', 'Priya'], when);
    await on.room.meetingEvent('Weekly', 'Maya', 'start');
    const sent = bot.received.at(-1);
    assert.equal(sent?.name, 'application/vnd.microsoft.meetingStart');
    assert.deepEqual((sent.channelData as JsonObject).meeting, { id: chat.meeting?.id });
    assert.equal(on.room.world.conversation('Weekly').meeting?.running, true);
  });

  it('sees what the bot changed in place', async () => {
    const id = await cardFor();
    const said = bot.received.find(({ type }) => type === 'message');
    assert.ok(said);
    const where = encodeURIComponent(String((said.conversation as JsonObject).id));
    const path = `v3/conversations/${where}/activities/${id}`;
    await bot.call(said, 'PUT', path, { type: 'message', ...attached(card('changed')) });
    const [, message] = await on.room.messages('Board', 'Maya');
    assert.deepEqual(cardOf(message?.message.content ?? {}), card('changed'));
  });
});
