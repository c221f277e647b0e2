import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import {
  openStage,
  readingOf,
  type RecordShape,
  type Stage,
  type VerifyShape,
} from '../helpers/stage.ts';

const has = (text: string | undefined, ...lines: readonly RegExp[]): void => {
  for (const each of lines) assert.match(text ?? '', each);
};

describe('a committee’s day, typed in a channel', () => {
  let stage: Stage;
  let channel: Conversation;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let tomField: Person;
  /** The meeting's post, under which everything of it stands. */
  let root: string;

  const posts = async () =>
    (await stage.seen(channel, maya)).map((seen) => ({ ...seen.message, words: readingOf(seen) }));
  const roots = async () => (await posts()).filter(({ id, root: thread }) => thread === id);
  const newest = async (who: Person) => readingOf(await stage.lastPrivate(who));
  const thread = async (who: Person, ...typed: readonly string[]): Promise<string> => {
    for (const words of typed)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(who, channel, words, root);
    const last = (await posts()).at(-1);
    assert.equal(last?.root, root);
    return last?.words ?? '';
  };
  const press = async (who: Person, where: Conversation, wanted: string) =>
    stage.room.press(who.id, await stage.offering(who, where, wanted), wanted);
  const records = async (type: string): Promise<readonly RecordShape[]> => {
    const { id } = await stage.committee(maya);
    const path = `/committees/${id}/records?type=${type}`;
    return (await stage.api(maya, path)).body.items;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    ana = stage.person('Ana Costa');
    priya = stage.person('Priya Raman');
    tomField = stage.person('Tom Field');
    const people = [maya, ana, priya, tomField, stage.person('Tom Berg')];
    channel = stage.room.addChannel(
      'Harbour Board',
      people.map(({ id }) => id),
    );
  });
  after(() => stage.close());

  it('begins with one welcome: who added it, three proposals, nothing need be filled in', async () => {
    await stage.room.install(channel.id, maya.id);
    const [welcome, ...more] = await posts();
    assert.equal(more.length, 0);
    has(welcome?.words, /Added by Maya Lindqvist\./u, /Maya Lindqvist \(proposed\)/u);
    has(welcome?.words, /Looks right\nChange\nShow an example/u);
    assert.deepEqual(await stage.privateOf(ana), []);
    const { dialog } = await press(maya, channel, 'Change');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters: 'Ana Costa,Priya Raman' });
    const { roles } = await stage.committee(maya);
    assert.deepEqual(
      roles.map(({ person, role, votes }) => `${person.name} ${role} ${votes}`).toSorted(),
      ['Ana Costa chair true', 'Maya Lindqvist secretary false', 'Priya Raman member true'],
    );
  });

  it('takes proposals for the agenda, which the secretary accepts and publishes', async () => {
    await stage.say(priya, channel, 'agenda add Quay repairs');
    await stage.say(maya, channel, 'agenda add Budget 2027');
    await stage.say(maya, channel, 'agenda');
    const { card } = await press(maya, channel, 'agenda.accept');
    has(JSON.stringify(card), /Budget 2027/u, /Quay repairs/u);
    await press(maya, channel, 'agenda.publish');
    await stage.advance('PT1M');
    has((await roots()).at(-1)?.words, /Agenda of M-1\n2 items · published/u);
  });

  it('refuses in one sentence, privately, and names who can do it', async () => {
    await stage.say(tomField, channel, 'start meeting');
    has(await newest(tomField), /^Only the chair, the deputy or the secretary can do that\.$/u);
    await stage.say(tomField, channel, 'agenda add Cranes');
    has(await newest(tomField), /which the chair or the secretary can give you, can do that\.$/u);
  });

  it('opens with one post; everything else goes into its thread', async () => {
    await stage.say(ana, channel, 'start meeting');
    await stage.advance('PT1M');
    const post = (await roots()).at(-1);
    has(post?.words, /M-1, item 1 of 2/u, /Ana Costa presides/u, /Attendance not taken yet/u);
    root = post?.id ?? '';
    has(
      await thread(maya, 'attendance: Ana, Maya, Priya; apologies Tom Field'),
      /attendance recorded, 3 people present/u,
    );
  });

  it('answers each typed entry with one line', async () => {
    has(await thread(maya, 'note: The budget was presented.'), /^Noted\./u);
    has(
      await thread(maya, 'decision: The budget is approved'),
      /^D-1 · decided \(on behalf of Ana Costa\): The budget is approved$/u,
    );
    has(
      await thread(maya, 'action: Priya to circulate the budget by Friday'),
      /^A-1 · Priya Raman · Fri 27 Nov · “undo” takes it back$/u,
    );
    has(await thread(priya, 'note: We should look at the cranes'), /^Note proposed/u);
  });

  it('asks privately for what an action lacks, until it is complete', async () => {
    has(await thread(maya, 'action: Tom to call the port'), /^A-2 · no owner yet · no date yet/u);
    has(await newest(maya), /A-2: which of them is meant\?/u, /Tom Berg/u, /Tom Field/u);
    const own = stage.room.personal(maya.id);
    const chosen = await press(maya, own, 'Tom Field');
    has(JSON.stringify(chosen.card), /A-2 is recorded\. By when\?/u);
    const asking = await stage.offering(maya, own, 'Save');
    await stage.room.press(maya.id, asking, 'Save', { due: '2026-12-04' });
    const [, second] = await records('action');
    assert.deepEqual([second?.owner?.name, second?.due], ['Tom Field', '2026-12-04']);

    has(await thread(maya, 'action: Zebedee to fix the crane by Friday'), /^A-3 · no owner yet/u);
    has(await newest(maya), /A-3 is recorded\. Who is “Zebedee”\?/u, /Or somebody without Teams/u);
    const form = await stage.offering(maya, own, 'Save');
    const external = 'Zebedee Ltd <zeb@crane.example>';
    await stage.room.press(maya.id, form, 'Save', { what: 'fix the crane', external });
    assert.equal((await records('action')).at(2)?.owner?.name, 'Zebedee Ltd');
  });

  it('keeps the control card up to date, with the newest entries', async () => {
    await stage.advance('PT1M');
    const card = (await posts()).find(({ id }) => id === root)?.words;
    has(card, /Quorum 2\/2 ✓ · 2 voters/u, /A-2 · call the port/u, /A-3 · fix the crane/u);
    has(card, /Proposed by Priya Raman: We should look at the cranes/u);
    assert.doesNotMatch(card ?? '', /The budget was presented/u);
  });

  it('undoes one’s own last entry within ten minutes', async () => {
    has(await thread(maya, 'note: A slip.', 'undo'), /^The note is taken back\.$/u);
    await thread(maya, 'note: Too late to undo.');
    await stage.advance('PT11M');
    await stage.say(maya, channel, 'undo', root);
    has(await newest(maya), /older than ten minutes; the presiding person or the secretary/u);
  });

  it('adjourns, resumes, and says when every item was taken', async () => {
    has(await thread(maya, 'adjourn'), /^M-1 · adjourned/u);
    has(await thread(maya, 'resume'), /^M-1 · in session/u);
    has(await thread(maya, 'next'), /item 2: /u);
    await stage.advance('PT3M');
    has(await thread(maya, 'next'), /^M-1 · every item has been taken$/u);
  });

  it('messages no owner before they are sent their actions, then each once', async () => {
    await stage.advance('PT1M');
    assert.equal((await stage.privateOf(priya)).length, 0);
    has(await thread(ana, 'close meeting'), /^M-1 is closed: 1 decision, 3 actions, 2 notes\.$/u);
    has(await newest(ana), /1 thing still to complete\nProposed by Priya/u, /3 owners wait/u);
    await press(ana, stage.room.personal(ana.id), 'Send to owners');
    await stage.advance('PT1M');
    for (const who of [priya, tomField])
      // oxlint-disable-next-line no-await-in-loop -- two people
      assert.equal((await stage.privateOf(who)).filter(({ card }) => card).length, 1);
    has(await newest(priya), /HB A-1, due Fri 27 Nov/u, /M-1, Mon 23 Nov/u, /Accept\nDecline/u);
  });

  it('circulates the minutes, takes corrections, and seals them once approved', async () => {
    await stage.say(maya, channel, 'circulate minutes');
    await stage.advance('PT1M');
    has((await roots()).at(-1)?.words, /Minutes M-1, circulated, corrections until Mon 30 Nov/u);
    await stage.say(priya, channel, 'correct M-1: It was the budget of 2027.');
    await stage.say(ana, channel, 'approve minutes');
    has(await newest(ana), /^A correction is still open/u);
    await stage.say(maya, channel, 'accept correction 1');
    await stage.at('2026-12-01T10:00:00.000Z');
    has(await newest(ana), /Approve/u);
    await stage.say(ana, channel, 'approve minutes');
    const [meeting] = await records('meeting');
    assert.equal(meeting?.minutes?.status, 'approved');
    const seal = meeting.minutes.sealedHash;
    await stage.say(maya, channel, 'addendum M-1: The crane was repaired.');
    await stage.advance('PT1M');
    assert.equal((await records('meeting')).at(0)?.minutes?.sealedHash, seal);
  });

  it('posted in the channel no more than the noise budget allows', async () => {
    assert.deepEqual(
      (await roots()).map(({ content }) => content.summary),
      [
        // The welcome, since it was answered.
        'Harbour Board is set up. Its records are known as HB.',
        'Agenda of Harbour Board',
        'Harbour Board: meeting M-1',
        'The minutes of M-1 that were circulated here are approved.',
        'Minutes of M-1 are approved',
      ],
    );
    // Everything else answers something typed, one line each.
    const replies = (await posts()).filter(({ id, root: under }) => under !== id);
    const typed = stage.room.world.store.messages
      .all()
      .filter(
        ({ conversation, from }) => conversation === channel.id && from !== stage.room.world.bot.id,
      );
    assert.ok(replies.length <= typed.length + 1, `${replies.length} for ${typed.length}`);
    assert.doesNotMatch(replies.map(({ words }) => words).join('\n'), /overdue/u);
  });

  it('leaves records that verify', async () => {
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });
});
