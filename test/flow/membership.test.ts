import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openBoard } from '../helpers/board.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { CommitteeShape, ListShape, Stage } from '../helpers/stage.ts';

describe('who comes to a committee, and who leaves', () => {
  let stage: Stage;
  let chat: Conversation;
  let maya: Person;
  let ana: Person;
  let tom: Person;
  let lee: Person;

  const mail = async (who: Person) => (await stage.privateOf(who)).map(readingOf);
  const last = async (who: Person) => readingOf(await stage.lastPrivate(who));
  const seats = async (): Promise<readonly string[]> => {
    const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees');
    return (body.items[0]?.roles ?? [])
      .map(({ person, role, votes }) => `${person.name} ${role}${votes ? ', votes' : ''}`)
      .toSorted();
  };
  const own = (who: Person, words: string) => stage.say(who, stage.room.personal(who.id), words);

  /** What the roster says, without an activity that told of it; Gavel remembers a roster for five minutes. */
  const untold = async (who: Person, there: boolean): Promise<void> => {
    const { conversations } = stage.room.world.store;
    const now = stage.room.world.conversation(chat.id);
    const others = now.members.filter((id) => id !== who.id);
    conversations.put(chat.id, { ...now, members: there ? [...others, who.id] : others });
    await stage.advance('PT10M');
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    [maya, ana, tom, lee] = [
      stage.person('Maya Lindqvist'),
      stage.person('Ana Costa'),
      stage.person('Tom Berg'),
      stage.person('Lee Ward'),
    ];
    chat = stage.room.addGroupChat(
      'Harbour Board',
      [maya, ana, tom, lee].map(({ id }) => id),
    );
    await stage.room.install(chat.id, maya.id);
    await stage.say(maya, chat, 'set up as company board');
    await stage.say(maya, chat, 'make Ana chair');
  });
  after(() => stage.close());

  it('a newcomer attends, and one press of the secretary gives the vote', async () => {
    const nina = stage.person('Nina Roth');
    await stage.room.join(chat.id, nina.id, maya.id);
    await stage.advance('PT1M');
    assert.ok((await seats()).includes('Nina Roth attendee'));
    assert.match(await last(maya), /Nina Roth is in Harbour Board, without a vote/u);
    const offer = await stage.offering(maya, stage.room.personal(maya.id), 'Give the vote');
    await stage.room.press(maya.id, offer, 'Give the vote');
    assert.ok((await seats()).includes('Nina Roth member, votes'));
    assert.match(await last(maya), /Nina Roth is in Harbour Board, with a vote/u);
    assert.doesNotMatch((await mail(nina)).join('\n'), /Harbour/u);
  });

  it('who left has neither vote nor access nor mail; the secretary hears what follows', async () => {
    await stage.say(maya, chat, 'action: Lee to paint the boat by 11 December');
    await stage.say(maya, chat, 'risk: Crane late, owner Lee, review 1 December');
    await stage.advance('PT1M');
    const before = (await mail(lee)).length;
    await stage.room.leave(chat.id, lee.id, maya.id);
    await stage.advance('PT1M');
    assert.match(
      await last(maya),
      /^Lee Ward has left Harbour Board\nA-1 has nobody any more who answers for it: “give A-1 to …”, or cancel\.\nQuorum: 2 of 3 voters[^]*“make Lee Ward a member” takes them back/u,
    );
    await stage.say(ana, chat, 'circular: Buy the crane until Friday');
    await stage.say(maya, chat, 'cancel A-1 because moot');
    await stage.at('2026-12-02T10:00:00.000Z');
    assert.equal((await mail(lee)).length, before);
    const { id } = await stage.committee(maya);
    for (const path of [`/committees/${id}`, `/committees/${id}/records?type=action`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.equal((await stage.api(lee, path)).status, 404, path);
    }
    assert.deepEqual((await stage.api<ListShape<object>>(lee, '/me/actions')).body.items, []);
    await own(lee, 'decisions');
    assert.match(await last(lee), /Only people with a role in Harbour Board/u);
    await own(lee, 'circular: Sack the chair until Friday');
    assert.match(
      await last(lee),
      /Only people with a role in Harbour Board, which .* again, can do that/u,
    );
    await own(lee, 'A-1');
    assert.match(await last(lee), /There is no A-1 here/u);
  });

  it('who comes back has the old seat; told too', async () => {
    await stage.room.join(chat.id, lee.id, maya.id);
    await stage.advance('PT1M');
    assert.ok((await seats()).includes('Lee Ward member, votes'));
    assert.match(await last(maya), /Lee Ward is in Harbour Board, with a vote/u);
  });

  it('who is taken off while in the chat stays off until taken back', async () => {
    await stage.say(maya, chat, 'agenda add Roof');
    await stage.say(maya, chat, 'remove Lee');
    assert.match(await last(maya), /Lee Ward no longer belongs to Harbour Board/u);
    await stage.say(lee, chat, 'actions');
    assert.match(await last(lee), /Only people with a role/u);
    const data = { verb: 'agenda.defer', committee: (await stage.committee(maya)).id, id: 'I-1' };
    const value = { action: { type: 'Action.Execute', verb: data.verb, data } };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value };
    const answer = await stage.room.deliver(
      stage.make(lee, stage.room.world.conversation(chat.id), press),
    );
    assert.match(JSON.stringify(answer), /Only people with a role in Harbour Board/u);
    await stage.room.leave(chat.id, lee.id, maya.id);
    await stage.room.join(chat.id, lee.id, maya.id);
    assert.ok(!(await seats()).some((seat) => seat.startsWith('Lee')));
    await stage.room.leave(chat.id, lee.id, maya.id);
    await stage.say(maya, chat, 'make Lee a member');
    assert.ok((await seats()).includes('Lee Ward member, votes'));
  });

  it('whose leaving Teams did not tell is missed when the chat is next looked at', async () => {
    const kai = stage.person('Kai Stone');
    await stage.room.join(chat.id, kai.id, maya.id);
    await stage.say(maya, chat, 'action: Tom to sweep by Friday');
    await untold(kai, false);
    await stage.say(maya, chat, 'action: Tom to mop by Friday');
    await stage.advance('PT1M');
    assert.match((await mail(maya)).join('\n'), /Kai Stone has left Harbour Board/u);
    assert.ok(!(await seats()).some((seat) => seat.startsWith('Kai')));
  });

  it('whose coming back Teams did not tell has the old seat when the chat is next looked at', async () => {
    const nina = stage.person('Nina Roth');
    const kai = stage.person('Kai Stone');
    await stage.room.leave(chat.id, nina.id, maya.id);
    await stage.say(maya, chat, 'action: Tom to dust by Friday');
    assert.ok(!(await seats()).some((seat) => seat.startsWith('Nina')));
    await untold(nina, true);
    await untold(kai, true);
    await stage.say(maya, chat, 'action: Tom to polish by Friday');
    await stage.advance('PT1M');
    assert.ok((await seats()).includes('Nina Roth member, votes'));
    assert.ok((await seats()).includes('Kai Stone attendee'));
    assert.match(
      (await mail(maya)).slice(-3).join('\n'),
      /Nina Roth is in Harbour Board, with a vote/u,
    );
  });

  it('nor does it give a seat to whoever never had one, or was taken off', async () => {
    const priya = stage.person('Priya Raman');
    await stage.say(maya, chat, 'remove Nina');
    await untold(stage.person('Nina Roth'), false);
    await stage.say(maya, chat, 'action: Tom to rinse by Friday');
    await untold(stage.person('Nina Roth'), true);
    await untold(priya, true);
    await stage.say(maya, chat, 'action: Tom to dry by Friday');
    assert.ok(!(await seats()).some((seat) => /^(?:Nina|Priya)/u.test(seat)));
  });

  it('who came back untold and speaks is heard', async () => {
    await stage.room.leave(chat.id, tom.id, maya.id);
    await untold(tom, true);
    await stage.say(tom, chat, 'note: The mast is back');
    assert.ok((await seats()).includes('Tom Berg member, votes'));
  });

  it('the last who leads is not locked out, and whoever is asked can take over', async () => {
    await stage.room.leave(chat.id, ana.id, maya.id);
    await stage.advance('PT1M');
    assert.match(await last(maya), /Nobody is chair now: “make … chair” names one/u);
    await stage.room.leave(chat.id, maya.id, tom.id);
    await stage.advance('PT1M');
    assert.match(
      await last(maya),
      /keeps that role, without a vote, until somebody else is named/u,
    );
    await own(maya, 'make Tom chair');
    await own(maya, 'members');
    assert.match(await last(maya), /Only people with a role/u);
  });
});

describe('an owner who leaves before the actions of the meeting are sent', () => {
  it('is not told: the closing check asks for somebody else, who is', async () => {
    await using board = await openBoard('2026-11-02T10:00:00.000Z', {
      'Tom Berg': 'Europe/London',
      'Priya Raman': 'Europe/London',
    });
    const { stage, maya, channel, others } = board;
    const { 'Tom Berg': tom, 'Priya Raman': priya } = others;
    assert.ok(tom && priya);
    const said = async (words: string) => {
      await stage.say(maya, channel, words);
      await stage.advance('PT1M');
    };
    const titleOf = (mail: string): string => mail.split('\n')[1] ?? '';
    const got = async (who: Person) => (await board.mail(who)).slice(1).map(titleOf);

    await said('start meeting');
    await said('action: Tom to fix the pump by 20 November');
    await said('action: Priya to fill the tank by 20 November');
    await said('action: Priya to rinse the tank by 20 November');
    await stage.room.leave(channel.id, priya.id, maya.id);
    await said('close meeting');
    assert.match(
      (await board.mail(maya)).at(-1) ?? '',
      /A-2 · fill the tank: no owner[^]*A-3 · rinse the tank: no owner[^]*One owner waits/u,
    );
    await said('give A-3 to Tom');
    await said('send to owners');
    assert.deepEqual(await got(priya), []);
    assert.match((await got(tom)).join(), /2 actions/u);
    await stage.at('2026-11-03T10:00:00.000Z');
    const rows = await board.ledger('A-2');
    assert.deepEqual(rows, ['A-2 2026-11-03T09:00 ownerless-secretary sent']);
  });
});
