import { strict as assert } from 'node:assert';
import { openStage } from '../helpers/stage.ts';
import type { JournalShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';

describe('a meeting that recurs, woken by four instances on one store at once', () => {
  const instances: Stage[] = [];

  after(async () => {
    for (const instance of instances.toReversed())
      // oxlint-disable-next-line no-await-in-loop -- the first to open takes the folder with it
      await instance.close();
  });

  it('is planned once ahead, however often nobody starts it', async () => {
    const first = await openStage({ at: '2026-11-23T08:00:00.000Z' });
    instances.push(first);
    const maya = first.person('Maya Lindqvist');
    const { data, room } = first;
    const chat = room.addGroupChat('Board', [maya.id]);
    await room.install(chat.id, maya.id);
    await first.say(maya, chat, 'plan meeting every Thursday at 14:00');
    const others = Array.from({ length: 3 }, () => openStage({ data, keep: true }));
    instances.push(...(await Promise.all(others)));

    for (const morning of ['2026-11-27', '2026-12-04', '2026-12-11'])
      // oxlint-disable-next-line no-await-in-loop -- one week after the other
      await Promise.all(instances.map((each) => each.at(`${morning}T09:00:00.000Z`)));

    const { id } = await first.committee(maya);
    const meetings = await first.api(maya, `/committees/${id}/records?type=meeting`);
    assert.deepEqual(meetings.body.items.map(({ ref }) => ref).toSorted(), [
      'M-1',
      'M-2',
      'M-3',
      'M-4',
    ]);
    const journal = await first.api<ListShape<JournalShape>>(
      maya,
      `/committees/${id}/journal?limit=500`,
    );
    const planned = journal.body.items
      .flatMap(({ events }) => events as readonly { type: string; data: { on?: string } }[])
      .filter(({ type }) => type === 'occurrence-planned');
    assert.deepEqual(
      planned.map(({ data: { on } }) => on),
      ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17'],
    );
    const { body } = await first.api<VerifyShape>(maya, `/committees/${id}/verify`);
    assert.equal(body.ok, true);
  });
});
