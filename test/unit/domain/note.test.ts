import assert from 'node:assert/strict';
import { board } from '../../helpers/domain.ts';

const inSession = () => {
  const on = board();
  on.does('maya', 'agenda.propose', { input: { title: 'Budget' } });
  on.does('maya', 'meeting.start');
  return on;
};

describe('note', () => {
  it('is recorded under the item being taken', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'The forecast was tabled.' } });
    assert.deepEqual(on.state('note', 'N-1'), {
      id: 'N-1',
      text: 'The forecast was tabled.',
      meeting: 'M-1',
      item: 'I-1',
      by: 'maya',
      at: '2026-11-23T10:00:00.000Z',
      status: 'recorded',
    });
    on.assertReplays();
  });

  for (const [by, status] of [
    ['maya', 'recorded'],
    ['ana', 'recorded'],
    ['ben', 'proposed'],
    ['priya', 'proposed'],
    ['tom', 'proposed'],
  ] as const)
    it(`of ${by} is ${status} while Ana presides`, () => {
      const on = inSession();
      on.does(by, 'note.add', { input: { text: 'x' } });
      assert.equal(on.state('note', 'N-1').status, status);
    });

  it('is accepted by editing, and gone once deleted', () => {
    const on = inSession();
    on.does('priya', 'note.add', { input: { text: 'draft' } });
    assert.equal(
      on.refused('priya', 'note.edit', { id: 'N-1', input: { text: 'y' } }),
      'not-allowed',
    );
    on.does('maya', 'note.edit', { id: 'N-1', input: { text: 'final' } });
    assert.equal(on.state('note', 'N-1').status, 'recorded');
    assert.equal(on.state('note', 'N-1').text, 'final');
    on.does('maya', 'note.delete', { id: 'N-1' });
    assert.equal(on.refused('maya', 'note.edit', { id: 'N-1', input: { text: 'z' } }), 'not-found');
    on.assertReplays();
  });

  it('can be added and changed until the minutes are circulated', () => {
    const on = inSession();
    on.does('maya', 'note.add', { input: { text: 'one' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'note.add', { id: 'M-1', input: { text: 'two', item: 'I-1' } });
    on.does('maya', 'note.edit', { id: 'N-1', input: { text: 'uno' } });
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    for (const [verb, id] of [
      ['note.add', 'M-1'],
      ['note.edit', 'N-1'],
      ['note.delete', 'N-1'],
    ] as const)
      assert.equal(on.refused('maya', verb, { id, input: { text: 'x' } }), 'minutes-circulated');
  });

  it('needs a meeting that has begun, and an item of its agenda', () => {
    const on = board();
    assert.equal(on.refused('maya', 'note.add', { input: { text: 'x' } }), 'no-meeting');
    on.does('maya', 'meeting.plan', { input: { when: '2026-12-01T10:00:00.000Z' } });
    assert.equal(on.refused('maya', 'note.add', { id: 'M-1', input: { text: 'x' } }), 'no-meeting');
    on.does('maya', 'meeting.start', { id: 'M-1' });
    assert.equal(
      on.refused('maya', 'note.add', { input: { text: 'x', item: 'I-9' } }),
      'not-on-agenda',
    );
  });
});
