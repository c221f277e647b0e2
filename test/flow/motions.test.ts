import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { JournalShape, ListShape, RecordShape, Stage, VerifyShape } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

interface MotionShape extends RecordShape {
  readonly mover?: { readonly name: string };
  readonly counts?: object;
  readonly state: { readonly ballots: readonly object[]; readonly decision?: string };
}

describe('motions, from moving to the register', () => {
  let stage: Stage;
  let channel: Conversation;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let tom: Person;
  let root: string;

  const said = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, channel, words, root);
    return readingOf(await stage.lastPublic(channel, who));
  };
  const press = async (who: Person, wanted: string) =>
    stage.room.press(who.id, await stage.offering(who, channel, wanted), wanted);
  /** A press on a card that was shown in answer to another press. */
  const send = async (who: Person, inputs: { readonly verb: string } & Record<string, string>) => {
    const data = { ...inputs, committee: (await stage.committee(maya)).id };
    const action = { type: 'Action.Execute', verb: inputs.verb, data };
    const value = { action, trigger: 'manual' };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value };
    return stage.room.deliver(stage.make(who, channel, press));
  };
  const posts = async (who: Person) => (await stage.seen(channel, who)).map(readingOf);
  const path = async (rest: string) => `/committees/${(await stage.committee(maya)).id}${rest}`;
  const motion = async (id: string): Promise<MotionShape> =>
    (await stage.api<MotionShape>(maya, await path(`/records/${id}`))).body;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    [maya, ana, priya, tom] = ['Maya Lindqvist', 'Ana Costa', 'Priya Raman', 'Tom Field'].map(
      (name) => stage.person(name),
    ) as [Person, Person, Person, Person];
    channel = stage.room.addChannel('Harbour Board', [maya.id, ana.id, priya.id, tom.id]);
    await stage.room.install(channel.id, maya.id);
    const { dialog } = await press(maya, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, {
      chair: 'Ana Costa',
      voters: 'Ana Costa,Priya Raman,Tom Field',
      castingVote: 'yes',
    });
    await stage.say(maya, channel, 'agenda add Crane');
    await stage.say(ana, channel, 'start meeting');
    await stage.advance('PT1M');
    root = (await stage.lastPublic(channel, maya)).message.id;
    await said(maya, 'attendance: Ana, Priya, Tom, Maya');
  });
  after(() => stage.close());

  it('is moved by typing, with one line in answer', async () => {
    const line = 'Motion 1 · moved by Priya Raman: Buy the crane.';
    assert.equal(await said(priya, 'motion: Buy the crane.'), line);
    assert.equal((await motion('V-1')).status, 'open');
  });

  it('is refused to whoever has no vote', async () => {
    await stage.say(maya, channel, 'motion: Paint it.', root);
    const answer = readingOf(await stage.lastPrivate(maya));
    assert.equal(
      answer,
      'Only voters, and at a meeting whoever stands in for one, or the secretary who names them (“motion by Ana: …”, “second motion 2 by Tom”, “amend motion 2 by Leo: …”), can do that.',
    );
  });

  it('is put by whoever presides, from the control card; the vote is posted once, in the thread', async () => {
    const { body } = await press(ana, 'Vote');
    assert.match(JSON.stringify(body), /Open the vote/u);
    await send(ana, { verb: 'motion.open', id: 'V-1' });
    await stage.advance('PT1M');
    const opened = (await stage.seen(channel, tom)).filter((seen) =>
      readingOf(seen).startsWith('Motion 1, vote open'),
    );
    assert.equal(opened.length, 1);
    assert.equal(opened[0]?.message.root, root);
    assert.match(readingOf(opened[0]), /Voted\n0 of 3\nYou\nnot yet\nFor/u);
  });

  it('counts each voter once, whatever is pressed, and tells nobody which way', async () => {
    for (const [who, choices] of [
      [priya, ['For', 'Against', 'For']],
      [tom, ['Against', 'Against']],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop -- one press after the other
      for (const choice of choices) await press(who, choice);
    const { state } = await motion('V-1');
    assert.equal(state.ballots.length, 2);
    assert.doesNotMatch(JSON.stringify(state), /choice/u);
    const journal = await stage.api<ListShape<JournalShape>>(
      maya,
      await path('/journal?limit=500'),
    );
    const cast = journal.body.items.filter(({ command }) => command === 'motion.vote');
    assert.equal(cast.length, 4);
    assert.doesNotMatch(JSON.stringify(cast.map(({ events }) => events)), /"(?:for|against)"/u);
    await stage.advance('PT1M');
    const seen = readingOf(await stage.lastPublic(channel, priya));
    assert.match(seen, /Voted\n2 of 3\nYou\nFor/u);
  });

  it('asks whoever presides when it is tied, and tells the result with its figures', async () => {
    const { body } = await press(ana, 'Close and declare');
    assert.match(JSON.stringify(body), /Motion 1 is tied; the presiding person decides/u);
    await send(ana, { verb: 'motion.close', id: 'V-1', casting: 'for' });
    await stage.advance('PT1M');
    assert.equal((await posts(tom)).at(-1), 'Motion 1 is carried 1–1–0 by casting vote · D-1');
    const { status, state } = await motion('V-1');
    assert.deepEqual([status, state.decision], ['carried', 'D-1']);
    const card1 = await said(tom, 'D-1');
    assert.match(card1, /vote, 1–1–0/u);
    assert.match(await said(maya, 'V-1'), /decided for it by casting vote/u);
  });

  it('is listed with the motions, is verified, and its history says who voted', async () => {
    const { body } = await stage.api(maya, await path('/records?type=motion&status=carried'));
    assert.deepEqual(
      body.items.map(({ ref, title, meeting }) => [ref, title, meeting]),
      [['V-1', 'Buy the crane.', 'M-1']],
    );
    const verify = await stage.api<VerifyShape>(maya, await path('/verify'));
    assert.equal(verify.body.ok, true);
    assert.match(await said(maya, 'history V-1'), /Vote closed: carried, D-1[^]*Tom Field voted/u);
  });

  it('is recorded from a show of hands, by the secretary on behalf of whoever presides', async () => {
    const { dialog } = await press(maya, 'Vote');
    assert.ok(dialog);
    const hands = { text: 'Sell the old crane.', for: '2', against: '1' };
    await stage.room.submitDialog(dialog, hands, 'motion.record');
    await stage.advance('PT1M');
    assert.equal((await posts(tom)).at(-1), 'Motion 2 is carried 2–1–0 · D-2');
  });

  it('carried without a quorum is provisional, waits on the next agenda and is ratified there', async () => {
    await said(maya, 'attendance: left Priya, Tom');
    await send(ana, { verb: 'motion.record', text: 'Paint the quay.', for: '1' });
    await stage.advance('PT1M');
    assert.equal((await posts(tom)).at(-1), 'Motion 3 is carried 1–0–0, provisional');
    await said(maya, 'close meeting');
    await stage.say(ana, channel, 'start meeting');
    await stage.advance('PT1M');
    const next = await stage.lastPublic(channel, maya);
    assert.match(readingOf(next), /Paint the quay\./u);
    root = next.message.id;
    await said(maya, 'attendance: Ana, Tom');
    await send(ana, { verb: 'motion.ratify', id: 'V-3' });
    assert.equal((await posts(tom)).at(-1), 'Motion 3 is ratified · D-3');
    assert.equal((await motion('V-3')).status, 'carried');
  });

  it('a tied show of hands asks privately for the casting vote', async () => {
    await stage.advance('PT1M');
    const { dialog } = await press(maya, 'Vote');
    assert.ok(dialog);
    const hands = { text: 'Rent a crane.', for: '1', against: '1' };
    await stage.room.submitDialog(dialog, hands, 'motion.record');
    const asked = await stage.lastPrivate(maya);
    assert.match(readingOf(asked), /Motion \d is tied/u);
    await stage.room.press(maya.id, asked.message.id, 'Against');
    await stage.advance('PT1M');
    assert.match((await posts(tom)).at(-1) ?? '', /^Motion \d is lost 1–1–0 by casting vote$/u);
  });

  it('are listed, open ones first, and opened by their number', async () => {
    await said(priya, 'motion: Dredge the harbour.');
    const list = await said(maya, 'motions');
    assert.match(
      list,
      /^5 motions, open ones first[^]*Motion 5 · Dredge the harbour\.\nopen[^]*Motion 4 · Rent a crane\.\nlost 1–1–0/u,
    );
    assert.match(
      await said(tom, 'motion 4'),
      /^Motion 4, lost 1–1–0 by casting vote\nRent a crane\./u,
    );
    const listed = await path('/records?type=motion');
    const { body } = await stage.api<ListShape<MotionShape>>(maya, listed);
    const counted = { for: 1, against: 1, abstain: 0 };
    assert.deepEqual(
      body.items
        .slice(3)
        .map(({ ref, status, counts, mover }) => [ref, status, counts, mover?.name]),
      [
        ['V-4', 'lost', counted, undefined],
        ['V-5', 'open', undefined, 'Priya Raman'],
      ],
    );
  });

  it('is amended before it is put, all of it typed', async () => {
    const moved = 'Motion 6 · Tom Field moves to amend motion 5, to read: Dredge the basin.';
    assert.equal(await said(tom, 'amend motion 5: Dredge the basin.'), moved);
    await stage.say(ana, channel, 'open vote 5', root);
    assert.match(readingOf(await stage.lastPrivate(ana)), /^Motion 6, which amends motion 5, is/u);
    assert.match(await said(ana, 'motion 5'), /Amendment\nmotion 6 comes first[^]*Motion 6/u);
    await stage.say(maya, channel, 'motion 6: for Ana, Tom Field', root);
    await stage.advance('PT1M');
    const carried = 'Motion 6 is carried 2–0–0 · motion 5 now reads: Dredge the basin.';
    const told = (await posts(tom)).filter((line) => line.startsWith('Motion 6') && line !== moved);
    assert.deepEqual(told, [carried]);
    assert.match(await said(maya, 'history V-5'), /Amended by Motion 6: “.*Dredge the harbour/u);
  });

  it('is voted on by typing, and whoever was against can have it on record', async () => {
    await stage.say(ana, channel, 'open vote 5', root);
    await stage.say(ana, channel, 'vote for motion 5', root);
    await stage.say(tom, channel, 'vote against 5', root);
    assert.match(readingOf(await stage.lastPrivate(tom)), /^Your vote is counted/u);
    await stage.say(ana, channel, 'close vote 5', root);
    await stage.room.press(ana.id, (await stage.lastPrivate(ana)).message.id, 'For');
    await stage.advance('PT1M');
    assert.match(
      (await posts(tom)).at(-1) ?? '',
      /^Motion 5 is carried 1–1–0 by casting vote · D-\d$/u,
    );
    await stage.say(tom, channel, 'dissent 5', root);
    assert.match(readingOf(await stage.lastPrivate(tom)), /^The minutes will name you/u);
    await stage.say(ana, channel, 'dissent 5', root);
    assert.match(readingOf(await stage.lastPrivate(ana)), /^There is no dissent to record/u);
  });

  it('closes at its time, or asks whoever presides where that would decide a tie', async () => {
    await said(priya, 'motion: Light the quay.');
    await stage.say(ana, channel, 'open vote 7 until whenever', root);
    assert.match(readingOf(await stage.lastPrivate(ana)), /^When does the vote close\?/u);
    await stage.say(ana, channel, 'open vote 7 for 10 minutes', root);
    await stage.advance('PT1M');
    assert.match(await said(maya, 'motion 7'), /^Motion 7, open, closes \d\d:\d\d/u);
    await stage.say(tom, channel, 'open vote 7 for 20 minutes', root);
    assert.match(
      readingOf(await stage.lastPrivate(tom)),
      /^Only the person presiding, or the secretary/u,
    );
    assert.match(
      await said(maya, 'open vote 7 for 20 minutes'),
      /^The vote on motion 7 now closes at \d\d:\d\d\.$/u,
    );
    await said(ana, 'motion 7');
    const { dialog } = await press(ana, 'Closing time');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { closes: '' });
    assert.match((await posts(tom)).at(-1) ?? '', /7 stays open until whoever presides closes it/u);
    assert.match(await said(ana, 'open vote 7 for 9 minutes'), /now closes at/u);
    assert.equal(
      await said(ana, 'open vote 7 until closed'),
      'The vote on motion 7 stays open until whoever presides closes it.',
    );
    await said(ana, 'open vote 7 for 8 minutes');
    await stage.say(ana, channel, 'vote for 7', root);
    await stage.say(tom, channel, 'vote against 7', root);
    await stage.advance('PT10M');
    const asked = await stage.lastPrivate(ana);
    assert.match(readingOf(asked), /^Motion 7 is tied/u);
    assert.match(await said(maya, 'motion 7'), /^Motion 7, tied, waits for the casting vote/u);
    await stage.room.press(ana.id, asked.message.id, 'Against');
    await stage.advance('PT1M');
    assert.equal((await posts(tom)).at(-1), 'Motion 7 is lost 1–1–0 by casting vote');
  });

  it('takes back the vote of whoever declares an interest in it', async () => {
    await said(priya, 'motion: Sell the boat.');
    await stage.say(ana, channel, 'open vote 8', root);
    await stage.say(tom, channel, 'vote for 8', root);
    await stage.say(tom, channel, 'recuse motion 8 because I would buy it', root);
    assert.ok((await posts(ana)).includes('M-2: Tom Field declared an interest.'));
    assert.equal((await motion('V-8')).state.ballots.length, 0);
    await stage.say(ana, channel, 'vote against 8', root);
    await stage.say(ana, channel, 'close vote 8', root);
    await stage.advance('PT1M');
    assert.ok((await posts(tom)).includes('Motion 8 is lost 0–1–0'));
  });

  for (const [typed, answer] of [
    ['motion 5: maybe 3', /^How did they vote\?/u],
    ['motion 5: for 2, against Tom', /^How did they vote\?/u],
    ['motion 99: for 2', /no motion 99/u],
    ['motion 4: for 2', /^Motion 4 has been decided/u],
  ] as const)
    it(`answers “${typed}” to whoever typed it`, async () => {
      await stage.say(maya, channel, typed, root);
      assert.match(readingOf(await stage.lastPrivate(maya)), answer);
    });

  it('without a result stands in the closing check', async () => {
    await said(priya, 'motion: Dredge the basin.');
    await said(maya, 'close meeting');
    const check = readingOf(await stage.lastPrivate(maya));
    assert.match(check, /Motion \d has no result: Dredge the basin\./u);
  });
});
