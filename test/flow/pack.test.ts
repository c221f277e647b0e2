import assert from 'node:assert/strict';
import mammoth from 'mammoth';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

const PACK = /Harbour Board, Thu 26 Nov: 1 to decide, 1 at risk/u;

describe('the pack before a meeting', () => {
  let board: Board;
  let priya: Person;

  const packs = async (who: Person): Promise<number> =>
    (await board.mail(who)).filter((each) => PACK.test(each)).length;

  before(async () => {
    board = await openBoard('2026-11-10T09:00:00.000Z', { 'Priya Raman': 'Europe/London' });
    const found = board.others['Priya Raman'];
    assert.ok(found);
    priya = found;
    const { stage, maya, channel } = board;
    for (const words of [
      'make Priya Raman an observer',
      'start meeting',
      'action: Priya to call the insurer by 17 November',
      'action: Priya to order the fenders by 4 December',
      'close meeting',
      'send to owners',
      'plan meeting 26 November at 14:00',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, channel, words);
    const committee = (await stage.committee(maya)).id;
    const data = { verb: 'agenda.propose', committee, title: 'Pilot boat', kind: 'decision' };
    const action = { type: 'Action.Execute', verb: data.verb, data };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    await stage.room.deliver(stage.make(maya, stage.room.world.conversation(channel.id), press));
  });

  after(() => board[Symbol.asyncDispose]());

  it('comes on the working morning before, to chair and secretary alone', async () => {
    await board.stage.at('2026-11-25T08:59:00.000Z');
    assert.deepEqual([await packs(board.ana), await packs(board.maya)], [0, 0]);
    await board.stage.at('2026-11-25T10:00:00.000Z');
    assert.deepEqual([await packs(board.ana), await packs(board.maya)], [1, 1]);
    assert.equal(await packs(priya), 0);
    const posted = await board.stage.seen(board.channel, priya);
    assert.doesNotMatch(JSON.stringify(posted.map(({ card }) => card)), /at risk/u);
  });

  it('says what is late, who is expected and what is next', async () => {
    const text = (await board.mail(board.ana)).find((each) => PACK.test(each)) ?? '';
    assert.match(text, /M-2, Thu 26 Nov, 14:00 · 1 of 1 vote expected, quorum 1 ✓/u);
    assert.match(text, /To decide: Pilot boat/u);
    assert.match(text, /A-1 · call the insurer\nPriya Raman · 8 days late · no word yet/iu);
    assert.match(text, /Closed since M-1: none/u);
  });

  it('opens the late actions alone, and goes back to all that are open', async () => {
    const { ana, maya, channel, stage } = board;
    const mine = stage.room.personal(ana.id);
    await stage.say(ana, mine, 'pack');
    await board.press(ana, mine, 'Overdue');
    const late = readingOf(await stage.lastPrivate(ana));
    assert.match(late, /^1 overdue action\n[^]*A-1 · call the insurer/u);
    assert.doesNotMatch(late, /fenders/u);
    await board.press(ana, mine, 'All open');
    assert.match(readingOf(await stage.lastPrivate(ana)), /^2 open actions[^]*fenders/u);
    // Before everybody nobody is named as late.
    await stage.say(maya, channel, 'overdue');
    assert.doesNotMatch(readingOf(await stage.lastPublic(channel, priya)), /overdue/u);
    assert.match(readingOf(await stage.lastPrivate(maya)), /^1 overdue action/u);
  });

  it('is typed for, answered in private, and refused to everybody else', async () => {
    const { stage, channel, ana } = board;
    const before = (await stage.seen(channel, ana)).length;
    const had = await packs(ana);
    await stage.say(ana, channel, 'pack');
    assert.equal(await packs(ana), had + 1);
    await stage.say(priya, channel, 'pack');
    assert.match((await board.mail(priya)).at(-1) ?? '', /for the chair, deputies and the secre/u);
    assert.equal((await stage.seen(channel, ana)).length, before);
  });

  it('comes as a file to those who run the meeting', async () => {
    const { stage, ana } = board;
    const { id } = await stage.committee(ana);
    const get = (who: Person, format: string) =>
      fetch(`${stage.url}/api/v1/committees/${id}/pack.${format}`, {
        headers: { 'x-local-user': who.aadObjectId },
      });
    const word = await get(ana, 'docx');
    assert.equal(word.headers.get('content-disposition'), 'attachment; filename="HB-pack.docx"');
    const buffer = Buffer.from(await word.arrayBuffer());
    const { value } = await mammoth.extractRawText({ buffer });
    assert.match(value, /Pilot boat[^]*A-1\s+call the insurer\s+Priya Raman\s+8\s+no word yet/iu);
    assert.match((await get(ana, 'pdf')).headers.get('content-type') ?? '', /^application\/pdf/u);
    assert.equal(await (await get(ana, 'md')).text(), await (await get(ana, 'md')).text());
    const refused = await get(priya, 'docx');
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /pack-for-officers/u);
  });

  it('starts the meeting by its button', async () => {
    const { stage, ana } = board;
    await board.press(ana, stage.room.personal(ana.id), 'meeting.start');
    // The card does not offer it again.
    const shown = await stage.lastPrivate(ana);
    assert.match(readingOf(shown), /^Agenda of M-2/u);
    assert.doesNotMatch(JSON.stringify(shown.card), /"meeting.start"/u);
    const { id } = await stage.committee(ana);
    const { body } = await stage.api(ana, `/committees/${id}/records?type=meeting`);
    assert.deepEqual(
      body.items.map(({ ref, status }) => `${ref} ${status}`),
      ['M-1 held', 'M-2 in-session'],
    );
  });

  it('comes at once before a meeting planned at short notice, and not again when that is moved', async () => {
    const { stage, maya, ana, channel } = board;
    const soon = async (who: Person): Promise<number> =>
      (await board.mail(who)).filter((each) => /M-3, (?:Thu|Fri)/u.test(each)).length;
    await stage.say(maya, channel, 'close meeting');
    await stage.at('2026-11-26T15:00:00.000Z');
    await stage.say(maya, channel, 'plan meeting 27 November at 11:00');
    await stage.advance('PT1M');
    assert.deepEqual([await soon(ana), await soon(maya)], [1, 1]);
    await stage.say(maya, channel, 'plan meeting 27 November at 16:00');
    await stage.at('2026-11-27T15:30:00.000Z');
    assert.deepEqual([await soon(ana), await soon(maya)], [1, 1]);
  });
});
