import assert from 'node:assert/strict';
import { inputsOf } from '../../src/rehearsal/card.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { JournalShape, ListShape, Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

describe('who moved and seconded, as the secretary writes it down', () => {
  let stage: Stage;
  let channel: Conversation;
  let maya: Person;
  let ana: Person;

  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, channel, words);
    return readingOf(await stage.lastPublic(channel, who));
  };
  const path = async (rest: string) => `/committees/${(await stage.committee(maya)).id}${rest}`;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    const people = ['Maya Lindqvist', 'Ana Costa', 'Priya Raman', 'Tom Field'].map((name) =>
      stage.person(name),
    ) as [Person, Person, Person, Person];
    [maya, ana] = people;
    channel = stage.room.addChannel(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(channel.id, maya.id);
    const opener = await stage.offering(maya, channel, 'Change');
    const { dialog } = await stage.room.press(maya.id, opener, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, {
      chair: 'Ana Costa',
      voters: 'Ana Costa,Priya Raman,Tom Field',
      seconding: 'yes',
    });
    await stage.say(maya, channel, 'start meeting');
    await stage.say(maya, channel, 'attendance: Ana, Priya, Tom, Maya');
  });
  after(() => stage.close());

  for (const [words, line] of [
    [
      'motion by Priya: Buy the crane.',
      'Motion 1 · moved by Priya Raman: Buy the crane. · a second is needed',
    ],
    ['motion 1 seconded by Tom', 'Motion 1 · seconded by Tom Field'],
    [
      'moved by Priya and seconded by Tom: Paint it: red.',
      'Motion 2 · moved by Priya Raman, seconded by Tom Field: Paint it: red.',
    ],
    ['motion by tom: Insure it.', 'Motion 3 · moved by Tom Field: Insure it. · a second is needed'],
    ['second motion 3 by Ana Costa', 'Motion 3 · seconded by Ana Costa'],
    [
      'amend motion 3 by Priya, seconded by Ana: Insure it: fully.',
      'Motion 4 · Priya Raman moves to amend motion 3, to read: Insure it: fully.',
    ],
  ] as const)
    it(words, async () => assert.equal(await said(maya, words), line));

  for (const [words, answer] of [
    [
      'motion by Maya: Sell it.',
      'Only voters, and at a meeting whoever stands in for one, or the secretary who names them (“motion by Ana: …”, “second motion 2 by Tom”, “amend motion 2 by Leo: …”), can do that.',
    ],
    [
      'motion by Ana, seconded by Ana: Sell it.',
      'Whoever moved a motion does not second it; another voter can.',
    ],
    [
      'motion by Ana, seconded by Maya: Sell it.',
      'Maya Lindqvist has no vote in the room on this; the presiding person or the secretary can correct the attendance first.',
    ],
  ] as const)
    it(`${words} → ${answer}`, async () => {
      await stage.say(maya, channel, words);
      assert.equal(readingOf(await stage.lastPrivate(maya)), answer);
    });

  it('may ask for a larger majority, which its card, the form and the minutes name', async () => {
    assert.equal(
      await said(maya, 'motion by Priya, seconded by Tom: Amend the charter, by two-thirds'),
      'Motion 5 · moved by Priya Raman, seconded by Tom Field: Amend the charter · rule: two thirds of the votes cast',
    );
    assert.match(await said(maya, 'motion 5'), /Rule\ntwo thirds of the votes cast/u);
    const card = await stage.offering(maya, channel, 'Open until…');
    const { dialog } = await stage.room.press(maya.id, card, 'Open until…');
    assert.ok(dialog);
    assert.equal(
      inputsOf(dialog.card).find(({ id }) => id === 'majority')?.['value'],
      'two-thirds',
    );
    await stage.room.submitDialog(dialog, { majority: 'unanimous' });
    assert.match(await said(maya, 'motion 5'), /Rule\nnobody against/u);
    await stage.say(ana, channel, 'vote for 5');
    await stage.say(ana, channel, 'close vote 5');
  });

  it('is asked for where a question is put from the control card', async () => {
    for (const number of [1, 2, 3])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(ana, channel, `withdraw motion ${number}`);
    await stage.advance('PT1M');
    const control = await stage.offering(maya, channel, 'Vote');
    const { dialog } = await stage.room.press(maya.id, control, 'Vote');
    assert.ok(dialog);
    const filled = { text: 'Sell the old one.', mover: 'Priya Raman', seconder: 'Tom Field' };
    const hands = 'Record the hands';
    const asked = await stage.room.submitDialog(dialog, { ...filled, for: '9' }, hands);
    const { title, card } = asked.dialog ?? {};
    assert.equal(title, dialog.title);
    assert.match(JSON.stringify(card?.body), /^[^}]*The attendance shows 3 votes in the room/u);
    // What was filled in is still there: only the figure is put right.
    assert.ok(asked.dialog);
    const closed = await stage.room.submitDialog(asked.dialog, { for: '3' }, hands);
    assert.ok(!closed.dialog && !closed.toast);
    const { body } = await stage.api<{ readonly mover?: object; readonly status: string }>(
      maya,
      await path('/records/V-6'),
    );
    assert.equal(body.status, 'carried');
  });

  it('stands in the journal on their behalf, and in the minutes', async () => {
    const { items } = (await stage.api<ListShape<JournalShape>>(maya, await path('/journal'))).body;
    const moved = items.filter(({ command }) => command === 'motion.propose');
    assert.deepEqual(
      moved.map(({ by, onBehalfOf }) => `${by.name} for ${onBehalfOf?.name}`),
      ['Priya Raman', 'Priya Raman', 'Tom Field', 'Priya Raman'].map(
        (name) => `Maya Lindqvist for ${name}`,
      ),
    );
    await stage.say(maya, channel, 'close meeting');
    const url = `${stage.url}/api/v1${await path('/minutes/M-1.md')}`;
    const response = await fetch(url, { headers: { 'x-local-user': maya.aadObjectId ?? '' } });
    const text = await response.text();
    assert.match(text, /Amend the charter \(carried: 1 for.*, rule: nobody against; declared by/u);
    assert.match(text, /Sell the old one\.[^]*Moved by Priya Raman, seconded by Tom Field\./u);
  });
});
