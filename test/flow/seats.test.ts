import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf, type Stage } from '../helpers/stage.ts';

describe('seats in a committee', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let tom: Person;

  const roles = async (): Promise<Record<string, string>> => {
    const { roles: seats } = await stage.committee(maya);
    return Object.fromEntries(seats.map(({ person, role }) => [person.name, role]));
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    tom = stage.person('Tom Becker');
    const ana = stage.person('Ana Ruiz');
    const daniel = stage.person('Daniel Okafor');
    board = stage.room.addChannel('Harbour Board', [maya.id, tom.id, ana.id, daniel.id]);
    await stage.room.install(board.id, maya.id);
  });

  after(() => stage.close());

  it('are nobody’s by being in the team: whoever added Gavel begins', async () => {
    await stage.say(tom, board, 'action: Tom to buy rope by Friday');
    assert.match(readingOf(await stage.lastPrivate(tom)), /Maya Lindqvist, who added me, begins/u);
    const { body } = await stage.api<{ readonly items: readonly unknown[] }>(tom, '/committees');
    assert.deepEqual(body.items, []);
  });

  it('are given and taken one by one, by the secretary and nobody else', async () => {
    await stage.say(maya, board, 'make Daniel chair');
    await stage.say(maya, board, 'make Tom Becker the deputy');
    await stage.say(maya, board, 'make Ana a member');
    assert.deepEqual(await roles(), {
      'Ana Ruiz': 'member',
      'Daniel Okafor': 'chair',
      'Maya Lindqvist': 'secretary',
      'Tom Becker': 'deputy',
    });
    await stage.say(maya, board, 'make Ana an observer');
    const { roles: before } = await stage.committee(maya);
    const ana = stage.room.world.person('Ana');
    await stage.say(ana, board, 'make Ana chair');
    assert.match(
      readingOf(await stage.lastPrivate(ana)),
      /Only the chair, the deputy or the secretary/u,
    );
    assert.deepEqual((await stage.committee(maya)).roles, before);
    await stage.say(maya, board, 'remove Ana from the committee');
    assert.equal((await roles())['Ana Ruiz'], undefined);
  });

  it('are told with what follows for others, and a vote is not lost with an office', async () => {
    const given = async (words: string) => {
      await stage.say(maya, board, words);
      return readingOf(await stage.lastPublic(board, maya));
    };
    assert.equal(
      await given('make Tom Becker chair'),
      'Tom Becker is now the chair. Daniel Okafor is now a member.',
    );
    assert.equal(
      await given('make Tom Becker a member'),
      'Tom Becker is now a member. There is no chair now.',
    );
    await stage.say(maya, board, 'make Daniel chair');
    assert.equal(
      await given('make Tom Becker an attendee'),
      'Tom Becker now attends. Tom Becker has no vote any more.',
    );
    await stage.say(maya, board, 'make Tom Becker the deputy');
  });

  it('are given by a deputy too, while the chair presides', async () => {
    await stage.say(maya, board, 'start meeting');
    await stage.say(tom, board, 'make Ana an attendee');
    assert.equal((await roles())['Ana Ruiz'], 'attendee');
    await stage.say(maya, board, 'close meeting');
    await stage.advance('PT3M');
  });

  it('are filled for one meeting by an alternate', async () => {
    await stage.say(maya, board, 'start meeting');
    await stage.say(maya, board, 'attendance: Maya, Ana for Tom; apologies Tom');
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<{ readonly items: readonly { readonly command: string }[] }>(
      maya,
      `/committees/${id}/journal?after=0`,
    );
    const [roll] = body.items.filter(({ command }) => command === 'roll.record');
    assert.match(JSON.stringify(roll), /"alternateFor":"p[0-9a-f]+"/u);
  });
});
