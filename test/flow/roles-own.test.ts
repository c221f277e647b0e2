import { strict as assert } from 'node:assert';
import { everybody, openCast } from '../helpers/cast.ts';
import type { Cast, Who } from '../helpers/cast.ts';

const leads: readonly Who[] = ['chair', 'deputy', 'secretary'];

describe('what is one’s own', () => {
  let cast: Cast;
  before(async () => {
    cast = await openCast();
  });
  after(() => cast.stage.close());

  it('an owner decides on nothing of their own; contributors report progress', async () => {
    const add = { what: 'Sweep', due: '2026-12-04' };
    await cast.press('secretary', {
      verb: 'action.add',
      inputs: {
        ...add,
        owner: cast.one('chair').aadObjectId,
        contributors: cast.one('contributor').aadObjectId,
      },
      may: [],
    });
    const { body } = await cast.stage.api(
      cast.one('secretary'),
      `/committees/${cast.committee}/records?type=action&q=sweep`,
    );
    const id = body.items[0]?.ref ?? '';
    await cast.all([
      {
        verb: 'action.progress',
        id,
        inputs: { text: 'Half' },
        may: ['chair', 'secretary', 'contributor'],
        does: ['contributor'],
      },
      { verb: 'action.claim', id, may: ['chair', 'secretary'], does: ['chair'] },
      { verb: 'action.verify', id, may: ['deputy', 'secretary'], does: ['deputy'] },
    ]);
  });

  it('one’s own absence and reminders: everybody for themselves', async () => {
    const before = (await cast.journal()).length;
    for (const who of everybody) {
      // oxlint-disable no-await-in-loop -- each answer is looked at by itself
      assert.match(
        await cast.press(who, { verb: 'person.away', inputs: { until: '2026-12-01' }, may: [] }),
        /until/,
      );
      assert.match(await cast.press(who, { verb: 'chase.opt-out', may: [] }), /\w/);
      // oxlint-enable no-await-in-loop
    }
    assert.equal((await cast.journal()).length, before);
  });

  it('a form opens only for whoever may send it', async () => {
    const fetch = (who: Who, data: object) =>
      cast.stage.room.deliver(
        cast.stage.make(cast.one(who), cast.board, {
          type: 'invoke',
          name: 'task/fetch',
          value: { data: { committee: cast.committee, ...data } },
        }),
      );
    const refused = await fetch('nobody', { verb: 'action.edit', id: 'A-1' });
    assert.deepEqual(Object(refused.body), {
      task: { type: 'message', value: 'Only the chair, the deputy or the secretary can do that.' },
    });
    const opened = await fetch('secretary', { verb: 'action.edit', id: 'A-1' });
    assert.match(JSON.stringify(opened.body), /"type":"continue"/);
  });

  it('taking over: chair, deputy, secretary while one of them is left', () =>
    cast.all([{ verb: 'committee.take-over', id: 'committee', may: leads, does: ['deputy'] }]));
});
