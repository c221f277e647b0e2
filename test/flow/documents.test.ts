import assert from 'node:assert/strict';
import mammoth from 'mammoth';
import readExcel from 'read-excel-file/node';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, type Stage } from '../helpers/stage.ts';

describe('documents over HTTP', () => {
  let stage: Stage;
  let board: Conversation;
  let at: string;
  let maya: Person;
  let priya: Person;
  let guest: Person;
  let stranger: Person;

  const get = async (who: Person, file: string) => {
    const answer = await fetch(`${stage.url}/api/v1${at}/${file}`, {
      headers: { 'x-local-user': who.aadObjectId },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes, words: bytes.toString() };
  };
  const word = async (who: Person): Promise<string> => {
    const { bytes } = await get(who, 'minutes/M-1.docx');
    return (await mammoth.extractRawText({ buffer: bytes })).value;
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    priya = stage.person('Priya Raman');
    guest = stage.person({ name: 'Yuki Tanaka', role: 'guest' });
    stranger = stage.person('Zoe Ferrari');
    board = stage.room.addGroupChat('Harbour Board', [maya.id, priya.id, guest.id]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'agenda add Dredging licence');
    const committee = (await stage.committee(maya)).id;
    at = `/committees/${committee}`;
    const data = { verb: 'agenda.propose', committee, title: 'Salaries', reserved: 'true' };
    const action = { type: 'Action.Execute', verb: data.verb, data };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    await stage.room.deliver(stage.make(maya, stage.room.world.conversation(board.id), press));
    for (const words of [
      'start meeting',
      'note: The licence is extended',
      'action: Priya to tell the port by 4 December',
      'next',
      'decision: Salaries rise by three per cent',
      'close meeting',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, board, words);
  });

  after(() => stage.close());

  it('gives a draft to those who edit it alone', async () => {
    assert.equal((await get(maya, 'minutes/M-1.md')).status, 200);
    const refused = await get(priya, 'minutes/M-1.md');
    assert.equal(refused.status, 403);
    assert.match(refused.words, /minutes-draft/u);
    await stage.say(maya, board, 'circulate minutes');
    assert.equal((await get(priya, 'minutes/M-1.md')).status, 200);
  });

  it('gives each format with its type and a name to keep it under', async () => {
    const types = {
      'minutes/M-1.json': /^application\/json/u,
      'minutes/M-1.md': /^text\/markdown/u,
      'minutes/M-1.docx': /wordprocessingml\.document$/u,
      'minutes/M-1.pdf': /^application\/pdf$/u,
      'registers.xlsx': /spreadsheetml\.sheet$/u,
    };
    for (const [file, type] of Object.entries(types)) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other reads better when it fails
      const { status, headers } = await get(priya, file);
      assert.equal(status, 200, file);
      assert.match(headers.get('content-type') ?? '', type);
    }
    const { headers } = await get(priya, 'minutes/m-1.PDF');
    assert.equal(headers.get('content-disposition'), 'attachment; filename="HB-M-1.pdf"');
  });

  it('names people in JSON beside the minutes as they are sealed', async () => {
    const { minutes, people, status } = JSON.parse((await get(priya, 'minutes/M-1.json')).words);
    assert.equal(status, 'circulated');
    assert.equal(people[minutes.presiding], 'Maya Lindqvist');
    assert.equal(minutes.items[0].entries[0].text, 'The licence is extended');
  });

  it('tells of reserved items to members alone', async () => {
    assert.match(
      await word(priya),
      /Item 2: reserved[^]*Reserved annex[^]*2\. Salaries[^]*three per cent/u,
    );
    const seen = await word(guest);
    assert.match(seen, /The licence is extended[^]*Item 2: reserved/u);
    assert.doesNotMatch(seen, /Salaries|three per cent/u);
    const decided = async (who: Person): Promise<number> => {
      const sheets = await readExcel((await get(who, 'registers.xlsx')).bytes);
      return (sheets.find(({ sheet }) => sheet === 'Decisions')?.data.length ?? 0) - 1;
    };
    assert.deepEqual([await decided(priya), await decided(guest)], [1, 0]);
  });

  it('stands behind the buttons of whoever looks, in local mode', async () => {
    const addresses = async (who: Person): Promise<string[]> => {
      await stage.say(who, stage.room.personal(who.id), 'minutes');
      const { card } = await stage.lastPrivate(who);
      return JSON.stringify(card).match(/http[^"]*\/local\/files\/[^"]*/gu) ?? [];
    };
    const [word = '', pdf = ''] = await addresses(priya);
    const read = await fetch(word);
    const buffer = Buffer.from(await read.arrayBuffer());
    assert.match((await mammoth.extractRawText({ buffer })).value, /The licence is extended/u);
    assert.equal((await fetch(pdf)).headers.get('content-type'), 'application/pdf');
    const forged = word.replace(priya.aadObjectId, stranger.aadObjectId);
    assert.equal((await fetch(forged)).status, 404);
    await stage.say(priya, board, 'minutes');
    const posted = (await stage.lastPublic(board, maya)).message.content;
    assert.doesNotMatch(JSON.stringify(posted), /local\/files/u);
  });

  it('gives nothing to a stranger, and nothing that does not exist', async () => {
    const statuses = await Promise.all(
      [
        get(stranger, 'minutes/M-1.pdf'),
        get(stranger, 'registers.xlsx'),
        get(maya, 'minutes/M-9.pdf'),
        get(maya, 'minutes/M-1.exe'),
        get(maya, 'minutes/D-1.pdf'),
      ].map(async (answer) => (await answer).status),
    );
    assert.deepEqual(statuses, [404, 404, 404, 404, 404]);
  });

  it('is the same file however often it is asked for', async () => {
    const minutes = ['json', 'md', 'docx', 'pdf'].map((format) => `minutes/M-1.${format}`);
    for (const file of [...minutes, 'registers.xlsx']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other reads better when it fails
      const [first, second] = [await get(maya, file), await get(maya, file)];
      assert.ok(first.bytes.equals(second.bytes), file);
    }
  });
});
