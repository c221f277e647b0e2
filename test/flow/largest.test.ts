import assert from 'node:assert/strict';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { JournalShape, ListShape, RecordShape, Stage, VerifyShape } from '../helpers/stage.ts';

const PEOPLE = 60;
const ACTIONS = 200;

/** Names that no other one begins with. */
const nameOf = (n: number): string =>
  `Owner ${[Math.floor(n / 26), n % 26].map((at) => String.fromCodePoint(65 + at)).join('')}`;

describe('the largest commands', () => {
  let stage: Stage;
  let maya: Person;
  let owners: readonly Person[];
  let chat: Conversation;
  let path: string;

  before(async () => {
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    owners = Array.from({ length: PEOPLE - 1 }, (_, n) => stage.person(nameOf(n)));
    chat = stage.room.addGroupChat('Assembly', [maya.id, ...owners.map(({ id }) => id)]);
    await stage.room.install(chat.id, maya.id);
  });
  after(() => stage.close());

  it('seat the sixty people of a chat, and sixty voters from the form of the set-up', async () => {
    await stage.say(maya, chat, 'start meeting');
    const { id, roles } = await stage.committee(maya);
    path = `/committees/${id}`;
    assert.equal(roles.length, PEOPLE);
    await stage.say(maya, chat, 'set up');
    const opener = await stage.offering(maya, chat, 'Change');
    const { dialog } = await stage.room.press(maya.id, opener, 'Change');
    assert.ok(dialog);
    const voters = [maya, ...owners].map(({ name }) => name).join(', ');
    await stage.room.submitDialog(dialog, { voters });
    const voting = (await stage.committee(maya)).roles.filter(({ votes }) => votes);
    assert.equal(voting.length, PEOPLE);
  });

  it('close a meeting of 200 actions, and send each to its owner, page by page', async () => {
    for (let n = 0; n < ACTIONS; n += 1)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are minuted
      await stage.say(
        maya,
        chat,
        `action: ${nameOf(n % owners.length)} to do task ${n} by 18 December`,
      );
    const before = (await stage.api<VerifyShape>(maya, `${path}/verify`)).body.entries;
    await stage.say(maya, chat, 'close meeting');
    const held = await stage.api<RecordShape>(maya, `${path}/records/M-1`);
    assert.equal(held.body.status, 'held');
    await stage.say(maya, chat, 'send to owners');
    await stage.advance('PT1M');

    const journal = `${path}/journal?after=${before}&limit=100`;
    const { items } = (await stage.api<ListShape<JournalShape>>(maya, journal)).body;
    assert.deepEqual(
      items.map(({ command }) => command),
      ['meeting.close', 'meeting.release', ...Array.from({ length: 4 }, () => 'meeting.follow-up')],
    );
    const told = await Promise.all(
      owners.map(async (owner) =>
        (await stage.privateOf(owner)).flatMap(
          (seen) => /do task \d+/u.exec(readingOf(seen))?.[0] ?? [],
        ),
      ),
    );
    const tasks = Array.from({ length: ACTIONS }, (_, n) => `do task ${n}`);
    assert.deepEqual(told.flat().toSorted(), tasks.toSorted());
    assert.equal((await stage.api<VerifyShape>(maya, `${path}/verify`)).body.ok, true);
  });
});
