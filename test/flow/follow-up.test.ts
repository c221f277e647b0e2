import assert from 'node:assert/strict';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Board, openBoard } from '../helpers/board.ts';
import { readingOf, type RecordShape, type VerifyShape } from '../helpers/stage.ts';

const MONDAY = '2026-11-02T08:00:00.000Z';

/** The last thing that somebody read. */
const newest = async (board: Board, who: Person): Promise<string> =>
  (await board.mail(who)).at(-1) ?? '';

const has = (text: string, ...lines: readonly RegExp[]): void => {
  for (const each of lines) assert.match(text, each);
};

describe('the actions of a meeting', () => {
  it('come to their owner as one card, each line opening its action', async () => {
    await using board = await openBoard(MONDAY, {
      'Priya Raman': undefined,
      'Tom Field': undefined,
    });
    const { stage, maya, channel, others } = board;
    for (const words of [
      'start meeting',
      'action: Priya to circulate the budget by 20 November',
      'action: Tom to call the insurer by 20 November',
      'action: Priya to book the dredger by 27 November',
      'close meeting',
      'send to owners',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await stage.say(maya, channel, words);
    await stage.at('2026-11-02T09:00:00.000Z');
    const [priya, tom] = [others['Priya Raman'] ?? maya, others['Tom Field'] ?? maya];
    assert.equal((await board.mail(priya)).length, 1);
    has(
      await newest(board, priya),
      /Harbour Board asks you for 2 actions/u,
      /HB A-1 · circulate the budget\nnew · due Fri 20 Nov · a reminder on Wed 4 Nov/u,
      /HB A-3 · book the dredger/u,
    );
    has(await newest(board, tom), /HB A-2, due Fri 20 Nov/u, /Accept\nDecline/u);
    const opened = await board.press(priya, stage.room.personal(priya.id), 'A-3');
    has(JSON.stringify(opened), /book the dredger/u, /action\.accept/u);
  });
});

describe('an action that nobody answers', () => {
  let board: Board;
  let priya: Person;

  before(async () => {
    board = await openBoard(MONDAY, { 'Priya Raman': 'Asia/Kolkata' });
    priya = board.others['Priya Raman'] ?? board.ana;
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'action: Priya to circulate the budget by 20 November');
    await stage.at('2027-01-05T12:00:00.000Z');
  });
  after(() => board[Symbol.asyncDispose]());

  it('climbs the whole ladder on everybody’s own working mornings', async () => {
    assert.deepEqual(await board.ledger('A-1'), [
      'A-1 2026-11-04T03:30 no-answer sent',
      'A-1 2026-11-06T09:00 no-answer-secretary sent',
      'A-1 2026-11-17T03:30 before-due sent',
      'A-1 2026-11-20T03:30 due sent',
      'A-1 2026-11-23T03:30 overdue-1 sent',
      'A-1 2026-11-25T03:30 overdue-3 sent',
      'A-1 2026-11-25T09:00 overdue-3-secretary sent',
      'A-1 2026-11-30T09:00 overdue-5-chair sent',
      'A-1 2026-12-07T03:30 weekly sent',
      'A-1 2026-12-14T03:30 weekly sent',
      'A-1 2026-12-21T03:30 weekly sent',
      // Boxing Day falls on a Saturday: its substitute is the Monday.
      'A-1 2026-12-29T09:00 stopped-secretary sent',
      'A-1 2027-01-04T09:00 stopped-secretary sent',
    ]);
  });

  it('is told once, and asks its owner each time how it stands and what comes next', () => {
    const [, assigned = '', unanswered = '', before = '', due = '', late = ''] = board.sent(priya);
    has(assigned, /^2026-11-02T08:00/u, /HB A-1, due Fri 20 Nov/u, /a reminder on Wed 4 Nov/u);
    has(assigned, /The Harbour Board asked you for this by Fri 20 Nov\./u, /Accept\nDecline/u);
    has(unanswered, /^2026-11-04T03:30/u, /on Fri 6 Nov this joins Maya Lindqvist’s list/u);
    has(before, /Done, needs a new date, or stuck\?/u, /a reminder on Fri 20 Nov/u, /Mark done/u);
    has(due, /a reminder on Mon 23 Nov/u);
    has(late, /overdue 3 days/u, /on Wed 25 Nov this joins Maya Lindqvist’s list/u);
    for (const each of [unanswered, before, due, late])
      has(each, /Once a working morning, your time \(Asia\/Kolkata\)\./u, /Fewer reminders/u);
    assert.doesNotMatch(board.sent(priya).join('\n'), /chased|final warning/iu);
  });

  it('tells the secretary why, and what she must choose in the end', () => {
    const mail = board.sent(board.maya);
    const on = (day: string): string => mail.find((each) => each.startsWith(day)) ?? '';
    has(on('2026-11-06'), /Priya Raman has not answered/u, /a reminder on Tue 17 Nov/u);
    has(on('2026-11-25'), /overdue 5 days/u, /Ana Costa’s weekly summary, with the owner’s last/u);
    has(on('2026-12-29'), /three reminders to Priya Raman without an answer: reassign, cancel/u);
    has(board.sent(board.ana).join(), /overdue 10 days[^]*Latest\nno word yet/u);
    has(on('2026-12-29'), /on Mon 4 Jan 2027 it is on your list again/u);
  });

  it('stands once in a chat: earlier cards give way, and their buttons with them', async () => {
    const mail = (await board.mail(priya)).filter((each) => /HB A-1/u.test(each));
    for (const each of mail.slice(0, -1)) has(each, /A-1 · circulate the budget: a newer card/u);
    has(mail.at(-1) ?? '', /Fewer reminders/u);
  });

  it('names nobody in the conversation, which hears nothing of reminders', async () => {
    const posts = await board.stage.seen(board.channel, board.maya);
    assert.deepEqual(
      posts.filter(({ message }) => message.at > '2026-11-02T09').map(({ message }) => message.at),
      [],
    );
  });

  it('leaves the records as they verify', async () => {
    const { id } = await board.stage.committee(board.maya);
    const { body } = await board.stage.api<VerifyShape>(board.maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });
});

describe('answers from the card', () => {
  let board: Board;
  let priya: Person;
  let tom: Person;

  const record = async (): Promise<RecordShape> => {
    const { id } = await board.stage.committee(board.maya);
    return (await board.stage.api<RecordShape>(board.maya, `/committees/${id}/records/A-1`)).body;
  };
  const own = (who: Person) => board.stage.room.personal(who.id);

  before(async () => {
    board = await openBoard(MONDAY, { 'Priya Raman': 'Europe/London', 'Tom Berg': undefined });
    const { 'Priya Raman': first, 'Tom Berg': second } = board.others;
    assert.ok(first && second);
    [priya, tom] = [first, second];
    const { stage, maya, channel } = board;
    await stage.say(maya, channel, 'action: Priya to do it by 13 November');
    await stage.advance('PT1M');
  });
  after(() => board[Symbol.asyncDispose]());

  it('Accept: nobody asks again before the date comes near', async () => {
    await board.press(priya, own(priya), 'Accept');
    await board.stage.at('2026-11-10T10:00:00.000Z');
    assert.deepEqual(await board.ledger(), [
      'A-1 2026-11-10T09:00 before-due sent',
      'A-1 2026-11-13T09:00 due planned',
    ]);
  });

  it('New date: the secretary is asked, and what was planned falls away', async () => {
    await board.fill(priya, 'New date', { date: '2026-11-20', why: 'The auditors are late' });
    await board.stage.advance('PT1M');
    has(await newest(board, board.maya), /Fri 20 Nov: The auditors are late/u, /Agree to Fri 20/u);
    await board.press(board.maya, own(board.maya), 'action.decide-date');
    await board.stage.at('2026-11-17T10:00:00.000Z');
    has(await newest(board, priya), /due Fri 20 Nov/u, /Moved\nonce/u);
    assert.ok((await board.ledger()).includes('A-1 2026-11-13T09:00 due suppressed answered'));
  });

  it('Stuck: the secretary hears the next morning, the owner is asked weekly', async () => {
    await board.fill(priya, 'Stuck', { why: 'No quotation' });
    assert.deepEqual((await record()).flags, ['blocked']);
    await board.stage.at('2026-11-25T10:00:00.000Z');
    const rows = await board.ledger();
    assert.ok(rows.includes('A-1 2026-11-18T09:00 blocked-secretary sent'));
    assert.ok(rows.includes('A-1 2026-11-24T09:00 blocked-weekly sent'));
    assert.ok(!rows.some((row) => /overdue/u.test(row)));
    await board.press(priya, own(priya), 'No longer stuck');
  });

  it('Hand over: the giver answers for it until the receiver accepts', async () => {
    await board.fill(priya, 'Hand over', { to: 'Tom Berg' });
    await board.stage.advance('PT1M');
    assert.equal((await record()).owner?.name, 'Priya Raman');
    has(await newest(board, tom), /Priya Raman would like to hand this over to you\./u);
    await board.press(tom, own(tom), 'Accept');
    assert.equal((await record()).owner?.name, 'Tom Berg');
    assert.equal((await record()).ref, 'A-1');
  });

  it('Mark done: only the decider is reminded, and somebody else confirms', async () => {
    await board.press(tom, own(tom), 'Mark done');
    await board.stage.at('2026-12-04T10:00:00.000Z');
    assert.deepEqual(
      (await board.ledger()).filter((row) => row > 'A-1 2026-11-25T10:03'),
      ['A-1 2026-11-27T09:00 decide sent', 'A-1 2026-12-02T09:00 decide-again sent'],
    );
    await board.stage.say(tom, own(tom), 'confirm A-1');
    has(await newest(board, tom), /Only the chair, the deputy or the secretary can do that\./u);
    await board.press(board.maya, own(board.maya), 'Confirm closed');
    assert.equal((await record()).status, 'closed');
  });

  it('closed, it is silent', async () => {
    const before = (await board.ledger()).length;
    await board.stage.advance('P30D');
    assert.equal((await board.ledger()).length, before);
  });
});

describe('typed follow-up', () => {
  let board: Board;
  let priya: Person;
  let tom: Person;

  const record = async (): Promise<RecordShape> => {
    const { id } = await board.stage.committee(board.maya);
    return (await board.stage.api<RecordShape>(board.maya, `/committees/${id}/records/A-1`)).body;
  };
  const said = async (who: Person, words: string): Promise<string> => {
    await board.stage.say(who, board.channel, words);
    const last = (await board.stage.seen(board.channel, who)).at(-1);
    return last ? readingOf(last) : '';
  };

  before(async () => {
    board = await openBoard(MONDAY, {
      'Priya Raman': 'Europe/London',
      'Tom Berg': 'Europe/London',
    });
    const { 'Priya Raman': first, 'Tom Berg': second } = board.others;
    assert.ok(first && second);
    [priya, tom] = [first, second];
    await board.stage.say(board.maya, board.channel, 'action: Priya to do it by 13 November');
  });
  after(() => board[Symbol.asyncDispose]());

  it('edit: new words are said again, an owner or a date is no new wording', async () => {
    assert.match(await said(board.maya, 'edit A-1: book the survey'), /book the survey · open/u);
    await said(board.maya, 'edit A-1: due 16 November');
    assert.deepEqual(
      [(await record()).title, (await record()).due],
      ['book the survey', '2026-11-16'],
    );
  });

  it('edit: what reads like an action changes the owner and the date with the words, and says so', async () => {
    assert.match(
      await said(board.maya, 'edit A-1: Tom to call the yard by 18 November'),
      /^A-1 · Tom Berg \(was Priya Raman\) · Wed 18 Nov \(was Mon 16 Nov\) · call the yard · open$/u,
    );
    assert.match(await newest(board, tom), /call the yard/u);
    await board.stage.say(tom, board.channel, 'edit A-1: Priya to call the yard');
    assert.match(await newest(board, tom), /Only the chair, the deputy or the secretary/u);
    await said(board.maya, 'edit A-1: Zebedee to call');
    assert.match(await newest(board, board.maya), /Who is “Zebedee”\?/u);
    await said(board.maya, 'edit A-1: Priya and Tom to call the yard');
    const { owner, due, title } = await record();
    assert.deepEqual([owner?.name, due, title], ['Priya Raman', '2026-11-18', 'call the yard']);
    assert.match(await newest(board, priya), /With\nTom Berg/u);
  });

  it('details: several at once', async () => {
    await said(board.maya, 'details A-1 text: book the crane; by 20 November');
    assert.deepEqual(
      [(await record()).title, (await record()).due],
      ['book the crane', '2026-11-20'],
    );
    await board.stage.say(board.maya, board.channel, 'details A-1 colour red');
    assert.match(await newest(board, board.maya), /“colour” is no detail that I can change/u);
  });

  it('a declined action asks its new owner whether they take it on', async () => {
    await board.stage.say(
      priya,
      board.stage.room.personal(priya.id),
      'decline A-1 because I am away',
    );
    assert.match(await newest(board, board.maya), /Reason\nI am away/u);
    await said(board.maya, 'edit A-1: owner Tom');
    assert.match(await newest(board, tom), /Accept\nDecline/u);
  });

  it('reopened, it says what is still missing', async () => {
    await board.stage.say(tom, board.stage.room.personal(tom.id), 'done A-1 booked');
    await said(board.maya, 'reopen A-1 because the deposit is not paid');
    has(await newest(board, tom), /Still missing\n“the deposit is not paid” – Maya/u, /Mark done/u);
    assert.doesNotMatch(await newest(board, tom), /booked/u);
  });
});

describe('a day by which an entry is to be settled', () => {
  it('is asked for in its own words, and counts as overdue after it', async () => {
    await using board = await openBoard(MONDAY, { 'Tom Berg': 'Europe/London' });
    const { stage, maya, channel } = board;
    const tom = board.others['Tom Berg'] ?? board.ana;
    await stage.say(maya, channel, 'dependency: the permit');
    await stage.say(maya, channel, 'details R-1 owner Tom; by 5 November');
    await stage.at('2026-11-06T10:00:00.000Z');
    assert.match(await newest(board, tom), /needed by Thu 5 Nov/u);
    const { id } = await stage.committee(maya);
    const { body } = await stage.api<RecordShape>(maya, `/committees/${id}/records/R-1`);
    assert.deepEqual(body.flags, ['overdue']);
  });
});
