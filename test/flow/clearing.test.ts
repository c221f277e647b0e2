import assert from 'node:assert/strict';
import type { Inputs } from '../../src/rehearsal/card.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf } from '../helpers/stage.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('what is emptied in a dialog', () => {
  let board: Board;

  before(async () => {
    board = await openBoard('2026-11-23T10:00:00.000Z', { 'Tom Berg': 'Europe/London' });
    const { stage, maya, channel } = board;
    for (const words of [
      'make Tom Berg an attendee',
      'agenda add Berths, 15 min, presenter Tom, paper Draft https://port.example/draft',
      'start meeting',
      'decision: Keep the berth',
      'risk: The crane is old',
      'action: Tom to paint the crane by 4 December',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, channel, words);
  });
  after(() => board[Symbol.asyncDispose]());

  const record = async (ref: string): Promise<Fields> => {
    const { stage, maya } = board;
    const { id } = await stage.committee(maya);
    return (await stage.api<Fields>(maya, `/committees/${id}/records/${ref}`)).body;
  };
  const asked = async (words: string): Promise<string> => {
    const { stage, maya } = board;
    await stage.say(maya, stage.room.personal(maya.id), words);
    return readingOf(await stage.lastPrivate(maya));
  };
  /** Opens the form behind a button of the card that answers to these words, changes it, and saves it. */
  const saved = async (words: string, verb: string, inputs: Inputs) => {
    await asked(words);
    const { maya } = board;
    const { error, toast } = await board.fill(maya, verb, inputs);
    assert.equal(error, undefined);
    return toast;
  };

  it('is taken from a decision, and what was left as it was stays', async () => {
    const details = { rationale: 'It pays', effectiveOn: '2026-12-01', reviewOn: '2027-03-01' };
    await saved('D-1', 'decision.edit', { ...details, owner: 'Tom Berg' });
    await saved('D-1', 'decision.edit', { reviewOn: '', owner: '', rationale: '' });
    const { rationale, effectiveOn, reviewOn, owner } = await record('D-1');
    assert.deepEqual(
      [rationale, effectiveOn, reviewOn, owner],
      [undefined, '2026-12-01', undefined, undefined],
    );
    await asked('details D-1 from 1 January 2020');
    assert.equal((await record('D-1'))['effectiveOn'], '2020-01-01');
    assert.match(await asked('details D-1 from 2027-13-45'), /no day within the next five years/u);
    await asked('details D-1 from none');
    assert.equal((await record('D-1'))['effectiveOn'], undefined);
  });

  it('is taken from a risk, its score too', async () => {
    const scored = { probabilityInherent: '4', impactInherent: '5', cause: 'Rust' };
    await saved('R-1', 'raid.edit', { ...scored, response: 'reduce', reviewOn: '2026-12-07' });
    assert.equal((await record('R-1'))['score'], 20);
    await saved('R-1', 'raid.edit', { probabilityInherent: '', impactInherent: '', response: '' });
    const { score, response, cause, reviewOn } = await record('R-1');
    assert.deepEqual(
      [score, response, cause, reviewOn],
      [undefined, undefined, 'Rust', '2026-12-07'],
    );
    await saved('R-1', 'raid.edit', { cause: '', reviewOn: '' });
    await asked('details R-1 owner Tom');
    await asked('details R-1 owner nobody');
    const emptied = await record('R-1');
    for (const field of ['cause', 'reviewOn', 'owner']) assert.equal(emptied[field], undefined);
    const history = await asked('history R-1');
    assert.match(
      history,
      /changed, .*threat, at first 4 × 5, score 20, response: reduce; cause: Rust/u,
    );
    assert.match(history, /changed; without score at first and response/u);
  });

  it('is taken from an action until its owner was told of it', async () => {
    await saved('A-1', 'action.edit', { due: '' });
    assert.equal((await record('A-1'))['status'], 'proposed');
    await saved('A-1', 'action.edit', { due: '2026-12-04' });
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'close meeting');
    await stage.say(maya, channel, 'send to owners');
    await asked('A-1');
    const told = await board.fill(maya, 'action.edit', { owner: '' });
    assert.match(JSON.stringify(told.dialog?.card), /A-1 keeps an owner and a date/u);
    assert.equal((await record('A-1'))['due'], '2026-12-04');
  });

  it('is never the end of a text too long for the dialog', async () => {
    const { stage, maya, channel } = board;
    const what = `paint ${'every bollard '.repeat(250)}white`;
    await stage.say(maya, channel, `action: Tom to ${what}`);
    await saved('A-2', 'action.edit', { due: '2026-12-04' });
    assert.equal((await record('A-2'))['title'], what);
    const topics = Array.from(
      { length: 12 },
      (_, n) => `Topic ${n} ${'of the harbour '.repeat(12)}`,
    );
    await asked(`standing items: ${topics.join('; ')}`);
    await saved('standing items', 'agenda.standing', {});
    assert.match(await asked('standing items'), /Topic 11 /u);
  });

  it('is taken from an agenda item, typed too', async () => {
    const { stage, maya } = board;
    const line = 'agenda add Lease, 20 min, presenter Tom, paper Draft https://port.example/a';
    await stage.say(maya, board.channel, line);
    assert.match(await asked('item 1'), /Tom Berg[^]*20 min/u);
    await saved('item 1', 'agenda.edit', { presenter: '', papers: '' });
    const kept = await asked('item 1');
    assert.match(kept, /20 min/u);
    assert.doesNotMatch(kept, /Tom Berg|port\.example/u);
    await asked('edit item 1: presenter Tom, paper https://port.example/b');
    assert.match(await asked('item 1'), /Tom Berg/u);
    await asked('edit item 1: no presenter, no papers, no minutes');
    assert.doesNotMatch(await asked('item 1'), /Tom Berg|port\.example|20 min/u);
  });

  it('is taken from the set-up: the holidays, the sponsor; a number of days is the usual one again', async () => {
    await saved('members', 'committee.setup', {
      sponsor: 'Tom Berg',
      region: 'GB-ENG',
      papersDays: '9',
    });
    assert.match(await asked('chase policy'), /Tom Berg/u);
    assert.match(await asked('rules'), /papers 9 working days/u);
    await saved('members', 'committee.setup', { sponsor: '', region: '', papersDays: '' });
    assert.doesNotMatch(await asked('chase policy'), /Tom Berg/u);
    assert.match(await asked('rules'), /papers 3 working days/u);
  });
});
