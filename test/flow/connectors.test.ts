import { strict as assert } from 'node:assert';
import { fillInputs } from '../../src/rehearsal/card.ts';
import { cardOf, isObject } from '../../src/rehearsal/model.ts';
import type { Card, Conversation, JsonObject, Message, Person } from '../../src/rehearsal/model.ts';
import { openStage } from '../helpers/stage.ts';
import type { CommitteeShape, JournalShape, ListShape, Stage } from '../helpers/stage.ts';

/** As the Agents Playground speaks: no Entra ids, no tenant, no dialogs, no refresh. */
describe('a connector without dialogs, Entra ids and tenants', () => {
  let stage: Stage;
  let maya: Person;
  let priya: Person;
  let chat: Conversation;
  let committee = '';
  let count = 0;

  /** Posts an activity and gives what Gavel posted or updated. */
  const send = async (who: Person, where: Conversation, rest: object): Promise<Message[]> => {
    const { world } = stage.room;
    const before = world.feed.revision();
    count += 1;
    const response = await stage.post({
      type: 'message',
      id: `playground-${count}`,
      channelId: 'emulator',
      serviceUrl: `${stage.url}/rehearsal/`,
      from: { id: who.id, name: who.name },
      recipient: world.bot,
      conversation: { id: where.id, isGroup: where.kind !== 'personal' },
      ...rest,
    });
    assert.equal(response.status, 200);
    return world.feed
      .since(before)
      .flatMap(({ kind, message }) => (kind === 'deleted' || !message ? [] : [message]))
      .filter(({ from }) => from === world.bot.id);
  };

  const addressed = (text: string) => {
    const mention = `<at>${stage.room.world.bot.name}</at>`;
    const entity = { type: 'mention', text: mention, mentioned: stage.room.world.bot };
    return { text: `${mention} ${text}`, entities: [entity] };
  };

  const cardIn = (messages: readonly Message[]): Card => {
    const card = messages
      .map(({ content }) => cardOf(content))
      .find((found) => found !== undefined);
    assert.ok(card, 'a card');
    return card;
  };

  const titleOf = (card: Card): string => String(card['fallbackText']);

  const entries = async (): Promise<readonly JournalShape[]> =>
    (
      await stage.api<ListShape<JournalShape>>(
        { aadObjectId: maya.id },
        `/committees/${committee}/journal?limit=500`,
      )
    ).body.items;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    chat = stage.room.addGroupChat('Chat', [maya.id, priya.id]);
    const { conversations } = stage.room.world.store;
    for (const where of [chat, stage.room.personal(maya.id), stage.room.personal(priya.id)])
      conversations.put(where.id, { ...where, installed: true });
  });
  after(() => stage.close());

  it('greets in a 1:1 chat, and helps where nothing was said but its name', async () => {
    const mine = stage.room.personal(maya.id);
    for (const text of ['hi', 'HELLO', 'help', '  ', ''])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.match(titleOf(cardIn(await send(maya, mine, { text }))), /What you can say/);
    for (const text of ['', ' \u200B ', '&nbsp;'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.match(titleOf(cardIn(await send(maya, chat, addressed(text)))), /What you can say/);
    assert.deepEqual(await send(maya, chat, { text: 'just chatting' }), []);
  });

  it('records what is typed, with or without text attachments', async () => {
    const words = 'action: Priya to circulate the budget by Friday';
    const attachments = [{ contentType: 'text/html', content: `<p>${words}</p>` }];
    const [line] = await send(maya, chat, { ...addressed(words), attachments });
    assert.equal(line?.content.text, 'A-1 · Priya Raman · Fri 27 Nov');
    const path = '/committees';
    const { body } = await stage.api<ListShape<CommitteeShape>>({ aadObjectId: maya.id }, path);
    committee = body.items[0]?.id ?? '';
    assert.equal(body.items[0]?.roles.length, 2, 'nobody counts twice');
    await send(maya, chat, addressed('start meeting'));
  });

  /** The submit of a form, filled as a person would. */
  const filled = (card: Card, inputs: Record<string, string>): JsonObject => {
    const actions = (card['actions'] as unknown[]).filter(isObject);
    const submit = actions.find(({ type }) => type === 'Action.Submit');
    assert.ok(submit, 'a form ends in a button');
    return { ...(submit['data'] as JsonObject), ...fillInputs(card, inputs) };
  };

  const forms: readonly (readonly [string, object, Record<string, string>])[] = [
    ['note.add', { id: 'M-1' }, { text: 'The budget was presented.' }],
    ['decision.record', { id: 'M-1' }, { text: 'The budget is approved.' }],
    ['action.add', { id: 'M-1' }, { what: 'Paint the quay' }],
    ['roll.record', { id: 'M-1' }, {}],
    ['roll.declare-interest', { id: 'M-1' }, { text: 'My firm paints' }],
    ['agenda.propose', {}, { title: 'Quay' }],
    ['raid.add', {}, { text: 'Fog', kind: 'risk' }],
    ['meeting.plan', {}, { when: 'Friday at 10' }],
    ['action.progress', { id: 'A-1' }, { text: 'Half way' }],
    ['action.block', { id: 'A-1' }, { why: 'The printer' }],
    ['action.propose-date', { id: 'A-1' }, { date: '2026-12-04', why: 'The printer' }],
    ['action.decide-date', { id: 'A-1' }, { accept: 'yes' }],
    ['action.edit', { id: 'A-1' }, { what: 'Circulate the 2027 budget' }],
    ['action.claim', { id: 'A-1' }, { evidence: 'Sent' }],
    ['action.reopen', { id: 'A-1' }, { why: 'Not to me' }],
    ['action.cancel', { id: 'A-1' }, { why: 'Too late' }],
    ['committee.setup', { id: 'committee' }, { name: 'Harbour Board' }],
  ];
  for (const [verb, target, inputs] of forms)
    it(`${verb}: its form comes as a card in the 1:1 chat, and sending it works and is confirmed`, async () => {
      const before = (await entries()).length;
      const asked = { msteams: { type: 'task/fetch' }, verb, committee, ...target };
      const [form] = await send(maya, chat, { value: asked, replyToId: 'a-card' });
      assert.equal(form?.conversation, stage.room.personal(maya.id).id, 'nobody else sees it');
      assert.equal((await entries()).length, before, 'asking writes nothing');
      const value = filled(cardIn([form]), inputs);
      const answer = await send(maya, stage.room.personal(maya.id), { value, replyToId: form.id });
      assert.ok(answer.length > 0, 'a press is never met by silence');
      const added = (await entries()).slice(before).map(({ command }) => command);
      assert.ok(
        added.includes(verb),
        `${verb}: ${JSON.stringify(answer.map(({ content }) => content)).slice(0, 400)}`,
      );
    });

  it('takes the same person for one, named by its own id here and by Entra’s there', async () => {
    const [line] = await send(maya, chat, addressed('action: Priya to sail by Friday'));
    const ref = line?.content.text?.slice(0, 3) ?? '';
    await send(priya, stage.room.personal(priya.id), { text: `accept ${ref}` });
    const last = (await entries()).findLast(({ command }) => command === 'action.accept');
    assert.equal(last?.by.name, 'Priya Raman');
    assert.equal(last.by.aadObjectId, priya.aadObjectId);
  });

  it('does everything by typing alone', async () => {
    const mine = stage.room.personal(priya.id);
    for (const text of ['progress A-3 under way', 'blocked A-3 no wind', 'done A-3 sailed'])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.ok((await send(priya, mine, { text })).length > 0, text);
    await send(maya, stage.room.personal(maya.id), { text: 'close A-3' });
    await send(maya, chat, addressed('close meeting'));
    await send(maya, chat, addressed('circulate minutes'));
    await send(maya, chat, addressed('approve minutes'));
    const commands = (await entries()).map(({ command }) => command);
    for (const verb of [
      'action.block',
      'action.claim',
      'action.verify',
      'meeting.close',
      'minutes.circulate',
      'minutes.approve',
    ])
      assert.ok(commands.includes(verb), verb);
  });
});
