import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf, type Stage } from '../helpers/stage.ts';

describe('the minutes of a meeting', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let daniel: Person;
  let priya: Person;

  const minutesCard = async (who: Person): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), 'minutes of the last meeting');
    return (await stage.lastPrivate(who)).message.id;
  };
  const read = async (who: Person): Promise<string> => {
    const { card } = await stage.room.press(who.id, await minutesCard(who), 'Read');
    return JSON.stringify(card?.body);
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    daniel = stage.person('Daniel Okafor');
    priya = stage.person('Priya Raman');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, daniel.id, priya.id]);
    await stage.room.install(board.id, maya.id);
    for (const words of [
      'start meeting',
      'note: The reserve covers the quay',
      'decision: Approve the quay budget',
      'action: Priya to tell the port by 4 December',
      'close meeting',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
  });

  after(() => stage.close());

  it('can be edited by the secretary alone, and are only announced to the others, while they are a draft', async () => {
    const own = await stage.room.press(maya.id, await minutesCard(maya), 'Edit');
    assert.match(JSON.stringify(own.card), /"verb":"note.edit"/u);
    const seen = readingOf({ ...(await stage.room.see(priya.id, await minutesCard(priya))) });
    assert.match(seen, /draft/u);
    assert.doesNotMatch(seen, /Edit|Circulate|Read/u);
  });

  it('are edited by typing too: notes reworded and deleted, actions reworded', async () => {
    await stage.say(maya, board, 'edit N-1: The reserve covers the quay');
    assert.match(readingOf(await stage.lastPrivate(maya)), /^N-1 reads now: The reserve/u);
    await stage.say(priya, board, 'edit N-1: Nothing');
    assert.match(readingOf(await stage.lastPrivate(priya)), /Only the chair, the deputy or/u);
    await stage.say(maya, board, 'edit A-1: Order the stones');
    assert.match(await read(maya), /Order the stones/u);
    await stage.say(maya, board, 'send to owners');
    await stage.say(maya, board, 'move A-1 to 8 December');
    assert.match(await read(maya), /Fri 4 Dec/u);
    await stage.say(maya, board, 'delete N-9');
    assert.match(readingOf(await stage.lastPrivate(maya)), /There is no N-9 here/u);
  });

  it('are circulated once: a press on an older card shows what is there now', async () => {
    const [first, second] = [await minutesCard(maya), await minutesCard(maya)];
    const done = await stage.room.press(maya.id, first, 'minutes.circulate');
    assert.match(JSON.stringify(done.card), /circulated, corrections until Tue 1 Dec/u);
    const again = await stage.room.press(maya.id, second, 'minutes.circulate');
    assert.match(JSON.stringify(again.card), /circulated, corrections until/u);
    await stage.advance('PT1M');
    const posts = (await stage.seen(board, daniel)).map(readingOf);
    assert.equal(posts.filter((post) => /^Minutes M-1, circulated/mu.test(post)).length, 1);
  });

  it('take a correction from whoever was there, and the new wording once it is accepted', async () => {
    const id = await minutesCard(priya);
    const { dialog } = await stage.room.press(priya.id, id, 'minutes.propose-correction');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { target: 'N-1', text: 'It covers the east quay' });
    assert.match(await read(maya), /The reserve covers the quay/u);
    await stage.say(maya, board, 'approve minutes');
    assert.match(
      readingOf(await stage.lastPrivate(maya)),
      /A correction is still open; the secretary or the presiding person decides on it first/u,
    );
    const open = await minutesCard(maya);
    const waiting = await stage.room.see(maya.id, open);
    assert.match(readingOf(waiting), /1\\?\. Priya Raman, on a note: It covers the east quay/u);
    assert.match(readingOf(waiting), /Once it is decided, the minutes can be approved/u);
    assert.doesNotMatch(JSON.stringify(waiting.card), /"minutes.approve"/u);
    await stage.say(priya, board, 'correct M-1: It rained');
    await stage.say(priya, board, 'withdraw correction 2');
    assert.match(readingOf(await stage.lastPrivate(priya)), /Correction 2 .* is withdrawn/u);
    const own = await minutesCard(priya);
    await stage.room.press(priya.id, own, 'Open corrections');
    assert.match(readingOf(await stage.room.see(priya.id, own)), /Withdraw/u);
    await stage.room.press(maya.id, open, 'Open corrections');
    await stage.room.press(maya.id, open, 'Accept');
    assert.match(await read(maya), /It covers the east quay/u);
  });

  const accept = async (): Promise<void> => {
    const open = await minutesCard(maya);
    await stage.room.press(maya.id, open, 'Open corrections');
    await stage.room.press(maya.id, open, 'Accept');
  };

  it('take owner and date of an action from a correction, as an edit does', async () => {
    for (const words of [
      'A-1: Daniel to order the red stones by 11 December',
      'A-1: by 10 December',
      'a-1: owner Priya',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(priya, board, `correct M-1 ${words}`);
      // oxlint-disable-next-line no-await-in-loop -- decided before the next
      await accept();
    }
    assert.match(await read(maya), /"order the red stones \(Priya Raman, Thu 10 Dec\)/u);
    await stage.say(maya, stage.room.personal(maya.id), 'A-1');
    const card = readingOf(await stage.lastPrivate(maya));
    assert.match(card, /order the red stones\nOwner\nPriya Raman/u);
    assert.match(card, /due Tue 8 Dec/u, 'moved on since it was minuted');
  });

  it('take who was there from a correction of the attendance', async () => {
    await stage.say(maya, board, 'attendance M-1: Maya, Priya');
    const refused = readingOf(await stage.lastPrivate(maya));
    assert.match(refused, /circulated; propose a correction.*“correct M-1 attendance: …”/u);
    await stage.say(priya, board, 'correct M-1 attendance: Maya; apologies Daniel, Priya');
    const open = await minutesCard(maya);
    const waiting = readingOf(await stage.room.see(maya.id, open));
    assert.match(waiting, /\d\\?\. Priya Raman, on the attendance: Maya; apologies Daniel, Priya/u);
    await stage.room.press(maya.id, open, 'Open corrections');
    assert.match(readingOf(await stage.room.see(maya.id, open)), /Now\nPresent: Maya Lindqvist/u);
    await stage.room.press(maya.id, open, 'Accept');
    assert.match(await read(maya), /Present: Maya Lindqvist".*Apologies: Daniel Okafor, Priya/u);
    const { dialog } = await stage.room.press(
      priya.id,
      await minutesCard(priya),
      'Propose correction',
    );
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { target: 'attendance', text: 'Maya, Daniel, Priya' });
    await accept();
    assert.match(await read(maya), /Present: Daniel Okafor, Maya Lindqvist, Priya Raman"/u);
  });

  it('are approved by who presides, sealed, and only added to from then on', async () => {
    await stage.say(priya, board, 'approve minutes');
    assert.match(readingOf(await stage.lastPrivate(priya)), /Only the person presiding/u);
    assert.match(
      readingOf(await stage.room.see(maya.id, await minutesCard(maya))),
      /Approving now ends the time for corrections/u,
    );
    await stage.say(maya, board, 'approve minutes');
    assert.match(readingOf(await stage.lastPrivate(maya)), /sealed, before the time/u);
    await stage.advance('PT1M');
    const posts = (await stage.seen(board, daniel)).map(readingOf);
    const shown = posts.flatMap((post) => /^Minutes M-1, \w+/mu.exec(post)?.[0] ?? []);
    assert.deepEqual(shown, ['Minutes M-1, approved']);
    assert.ok(
      posts.some((post) => post.startsWith('The minutes of M-1 that were circulated here')),
    );
    const sealed = readingOf(await stage.room.see(daniel.id, await minutesCard(daniel)));
    assert.match(sealed, /Sealed: [0-9a-f]{12}/u);
    await stage.say(priya, board, 'correct M-1: Too late');
    assert.match(readingOf(await stage.lastPrivate(priya)), /approved and sealed/u);
    await stage.say(maya, board, 'edit N-1: Too late');
    assert.match(readingOf(await stage.lastPrivate(maya)), /approved and sealed/u);
    await stage.say(maya, board, 'accept correction 7');
    assert.match(readingOf(await stage.lastPrivate(maya)), /approved and sealed/u);
    for (const words of ['reopen minutes M-1', 'reopen M-1', 'resume M-1']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
      // oxlint-disable-next-line no-await-in-loop -- its answer
      assert.match(readingOf(await stage.lastPrivate(maya)), /sealed.*“addendum M-1: …”/u, words);
    }
    await stage.say(maya, board, 'addendum to M-1: The licence arrived later');
    assert.match(await read(priya), /Addendum by Maya Lindqvist.*The licence arrived later/u);
  });
});

describe('a note that somebody proposes who does not keep the minutes', () => {
  let stage: Stage;
  let board: Conversation;
  let maya: Person;
  let tom: Person;
  let id: string;

  const control = async (who: Person): Promise<string> => {
    await stage.advance('PT1M');
    return readingOf(await stage.room.see(who.id, id));
  };
  const opened = async (ref: string): Promise<string> => {
    await stage.say(maya, stage.room.personal(maya.id), ref);
    return (await stage.lastPrivate(maya)).message.id;
  };
  const edit = async () => {
    await stage.say(maya, stage.room.personal(maya.id), 'minutes of the last meeting');
    const { card } = await stage.room.press(
      maya.id,
      (await stage.lastPrivate(maya)).message.id,
      'Edit',
    );
    return JSON.stringify(card?.body);
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    tom = stage.person('Tom Field');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, tom.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'start meeting');
    await stage.advance('PT1M');
    id = await stage.offering(maya, board, 'note.add');
  });
  after(() => stage.close());

  it('is answered, and stands on the card of whoever minutes alone', async () => {
    const { dialog } = await stage.room.press(tom.id, id, 'Propose');
    assert.ok(dialog);
    const { toast } = await stage.room.submitDialog(dialog, { text: 'The gate is broken' });
    assert.match(String(toast), /the secretary takes it up/u);
    await stage.say(tom, board, 'note: The lamp too');
    await stage.say(tom, board, 'note: And the bell');
    assert.match(await control(maya), /Proposed by Tom Field \(2 more wait\): The gate/u);
    assert.doesNotMatch(await control(tom), /The gate/u);
  });

  it('is read, accepted or deleted on its own card, by whoever minutes', async () => {
    const card = await opened('N-1');
    assert.match(readingOf(await stage.room.see(maya.id, card)), /N-1, proposed by Tom Field/u);
    await stage.room.press(maya.id, card, 'Accept');
    assert.match(readingOf(await stage.room.see(maya.id, card)), /N-1, noted by Tom Field/u);
    assert.match(await control(tom), /The gate is broken/u);
    await stage.room.press(maya.id, card, 'Delete');
    assert.match(readingOf(await stage.room.see(maya.id, card)), /N-1, deleted/u);
    assert.doesNotMatch(await control(tom), /The gate is broken/u);
  });

  it('is accepted by typing too, by nobody else', async () => {
    await stage.say(tom, board, 'accept N-2');
    assert.match(readingOf(await stage.lastPrivate(tom)), /Only the chair, the deputy or/u);
    await stage.say(maya, board, 'accept N-2');
    assert.match(readingOf(await stage.lastPrivate(maya)), /^N-2 stands in the minutes: The lamp/u);
    assert.match(await control(tom), /The lamp too/u);
  });

  it('is still to complete when the meeting is closed, and in no minutes until it is accepted', async () => {
    await stage.say(maya, board, 'close meeting');
    const check = await stage.lastPrivate(maya);
    assert.match(readingOf(check), /Proposed by Tom Field: And the bell/u);
    assert.match(await edit(), /Proposed notes, not in the minutes yet.*And the bell/u);
    const committee = await stage.committee(maya);
    const minutes = () => stage.api<string>(maya, `/committees/${committee.id}/minutes/M-1.md`);
    assert.doesNotMatch((await minutes()).body, /the bell/u);
    const { dialog } = await stage.room.press(maya.id, check.message.id, 'note.edit');
    assert.ok(dialog);
    await stage.room.submitDialog(dialog, { text: 'And the bell' });
    const after = readingOf(await stage.room.see(maya.id, check.message.id));
    assert.doesNotMatch(after, /And the bell/u);
    assert.match((await minutes()).body, /And the bell/u);
    assert.doesNotMatch(await edit(), /not in the minutes yet/u);
  });
});
