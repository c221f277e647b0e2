import assert from 'node:assert/strict';
import { openBoard } from '../helpers/board.ts';

const NAME = 'Priya Raman';

/** What Teams answers where somebody cannot be reached, by the ledger's word for it, and what ends that. */
const facts = [
  ['not-installed', { status: 403, code: 'BotNotInConversationRoster' }, 'installs it'],
  ['blocked', { status: 403, code: 'ConversationBlockedByUser' }, 'writes to Gavel'],
  ['guest', { status: 403, code: 'GuestUserNotAllowed' }, 'writes to Gavel'],
  ['gone', { status: 404, code: 'ConversationNotFound' }, 'installs it'],
  ['gone', { status: 404, code: 'ConversationNotFound' }, 'speaks in the channel'],
] as const;

describe('an owner whom Gavel cannot reach in Teams', () => {
  for (const [reason, answer, back] of facts)
    it(`${reason}: tried once, in the secretary's digest at each step, until Priya ${back}`, async () => {
      await using board = await openBoard('2026-11-02T08:00:00.000Z', {
        [NAME]: 'Europe/London',
      });
      const { stage, maya, channel, others } = board;
      const priya = others[NAME];
      assert.ok(priya);
      const chat = stage.room.personal(priya.id);
      await stage.say(maya, channel, 'action: Priya to write the report by 16 November');
      await stage.advance('PT1M');
      const before = (await board.mail(priya)).length;
      // Once: a second request would arrive.
      stage.room.faults.add({ method: 'POST', path: chat.id, times: 1, answer });

      await stage.at('2026-12-01T12:00:00.000Z');
      assert.equal((await board.mail(priya)).length, before);
      const [failed, ...stand] = await board.ledger();
      assert.equal(failed, `A-1 2026-11-04T09:00 no-answer failed ${reason}`);
      const mornings = ['2026-11-04', '2026-11-11', '2026-11-16', '2026-11-17', '2026-11-19'];
      assert.deepEqual(
        stand,
        mornings.map((day) => `A-1 ${day}T09:00 unreachable-secretary sent`),
      );
      const told = (await board.mail(maya)).filter((each) =>
        /cannot be reached in Teams|newer card/u.test(each),
      );
      assert.deepEqual(
        told.map((each) => each.slice(0, 10)),
        mornings,
      );

      if (back === 'installs it') await stage.room.install(chat.id, priya.id);
      else await stage.say(priya, back === 'writes to Gavel' ? chat : channel, 'hello');
      const greeted = await board.mail(priya);
      const greetings = back === 'speaks in the channel' ? 0 : 1;
      assert.equal(greeted.length, before + greetings, 'nothing that was missed comes all at once');
      await stage.at('2026-12-08T12:00:00.000Z');
      const [reminder, ...more] = (await board.mail(priya)).slice(greeted.length);
      assert.match(reminder ?? '', /^2026-12-07T09:00[\s\S]*the report/u);
      assert.deepEqual(more, []);
      const row = 'A-1 2026-12-07T09:00 weekly sent';
      assert.ok((await board.ledger()).includes(row));
    });
});
