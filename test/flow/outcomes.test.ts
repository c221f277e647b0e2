import assert from 'node:assert/strict';
import type { Account } from '../../src/domain/chase/account.ts';
import { openBoard } from '../helpers/board.ts';

const OWNERS = ['Priya Raman', 'Tom Berg', 'Lee Angel', 'Nia Kiwi'];

describe('what becomes of reminders', () => {
  it('each that was due was sent, suppressed, or failed, or nobody knows', async () => {
    const zones = Object.fromEntries(OWNERS.map((name) => [name, 'Europe/London']));
    await using board = await openBoard('2026-11-02T08:00:00.000Z', zones);
    const { stage, maya, channel, others } = board;
    for (const name of OWNERS)
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await stage.say(maya, channel, `action: ${name} to write by 20 November`);
    await stage.advance('PT1M');
    const fault = (name: string, answer: { status: number } | 'reset'): void => {
      const when = answer === 'reset' ? 'after' : 'before';
      const path = stage.room.personal(others[name]?.id ?? '').id;
      stage.room.faults.add({ method: 'POST', path, times: 1, when, answer });
    };
    fault('Tom Berg', 'reset');
    fault('Lee Angel', { status: 403 });
    fault('Nia Kiwi', { status: 429 });

    await stage.at('2026-11-04T12:00:00.000Z');
    const of = async (ref: string): Promise<string | undefined> =>
      (await board.ledger(ref)).find((row) => row.includes(' no-answer '));
    assert.equal(await of('A-1'), 'A-1 2026-11-04T09:00 no-answer sent');
    assert.equal(await of('A-2'), 'A-2 2026-11-04T09:00 no-answer unknown');
    assert.match((await of('A-3')) ?? '', /^A-3 2026-11-04T09:00 no-answer failed /u);
    assert.equal(await of('A-4'), 'A-4 2026-11-04T09:00 no-answer sent');
    const { 'Tom Berg': tom, 'Nia Kiwi': nia } = others;
    assert.ok(tom && nia);
    assert.equal((await board.mail(nia)).filter((each) => each.startsWith('2026-11-04')).length, 1);

    // What may have arrived is said once more, worded so; what did not reach the owner, to the secretary.
    await stage.at('2026-11-05T12:00:00.000Z');
    const again = (await board.mail(tom)).at(-1) ?? '';
    assert.match(again, /^2026-11-05T09:00[\s\S]*you may have had this/u);
    const told = (await board.mail(maya)).at(-1) ?? '';
    assert.match(told, /Lee Angel cannot be reached in Teams/u);

    await stage.at('2027-01-20T12:00:00.000Z');
    const due = (await board.ledger()).filter((row) => (row.split(' ')[1] ?? '') <= '2027-01-20');
    assert.ok(due.length > 30);
    assert.deepEqual(
      due.filter((row) => !/ (?:sent|suppressed|failed|unknown)(?: |$)/u.test(row)),
      [],
    );
    const { id } = await stage.committee(maya);
    const ledger = await stage.api<{ readonly account: Account }>(maya, `/committees/${id}/chases`);
    const { account } = ledger.body;
    assert.equal(account.due, due.length);
    assert.equal(account.sent + account.suppressed + account.failed + account.unknown, account.due);
    assert.deepEqual([account.unknown, account.left], [1, 0]);
  });
});
