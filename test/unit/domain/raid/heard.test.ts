import assert from 'node:assert/strict';
import { assembleMinutes } from '../../../../src/domain/minutes/assemble.ts';
import { sourceIds } from '../../../../src/domain/minutes/seal.ts';
import type { Verb } from '../../../../src/domain/verbs.ts';
import { board, type Board } from '../../../helpers/domain.ts';

/** R-1, a risk scored 20 and known before M-1, which takes an item about it; R-2 is raised in M-1. */
const sitting = (): Board => {
  const on = board();
  const inherent = { probability: 4, impact: 5 };
  on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'Crane late' } });
  on.does('maya', 'raid.edit', { id: 'R-1', input: { inherent } });
  on.does('maya', 'agenda.propose', { input: { title: 'Crane' } });
  on.does('maya', 'meeting.start');
  on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'No ferry' } });
  return on;
};

const minutesOf = (on: Board, ref = 'M-1') => {
  const meeting = on.state('meeting', ref);
  const { items, general } = assembleMinutes({
    meeting,
    items: meeting.agenda.map((id) => on.state('agenda-item', id)),
    recorded: on.recordedIn(ref),
    heard: on.loaded(meeting.heard),
  });
  return { items: items.map(({ entries }) => entries), general };
};

const risk = { id: 'R-1', kind: 'risk', text: 'Crane late', type: 'raid-heard' };
const raised = { type: 'raid', id: 'R-2', kind: 'risk', text: 'No ferry' };
const residual = { probability: 3, impact: 4 };

describe('what a meeting hears of the RAID register', () => {
  for (const { verb, input, minuted } of [
    {
      verb: 'raid.review',
      input: { residual, text: 'in sight' },
      minuted: [{ ...risk, is: 'reviewed', score: 12, word: 'in sight' }],
    },
    { verb: 'raid.review', input: {}, minuted: [{ ...risk, is: 'reviewed' }] },
    { verb: 'raid.edit', input: { residual }, minuted: [{ ...risk, is: 'scored', score: 12 }] },
    { verb: 'raid.edit', input: { cause: 'fog' }, minuted: [] },
    {
      verb: 'raid.review',
      input: { status: 'occurred', text: 'It fell' },
      minuted: [
        { type: 'raid', id: 'R-3', kind: 'issue', text: 'It fell' },
        { ...risk, is: 'occurred', word: 'It fell', became: 'R-3' },
      ],
    },
    {
      verb: 'raid.close',
      input: { why: 'deployed' },
      minuted: [{ ...risk, is: 'closed', outcome: 'mitigated', word: 'deployed' }],
    },
  ] satisfies readonly { verb: Verb; input: object; minuted: object[] }[])
    it(`is minuted under the item being taken: ${verb} ${JSON.stringify(input)}`, () => {
      const on = sitting();
      on.does('maya', verb, { id: 'R-1', input });
      assert.deepEqual(minutesOf(on), { items: [[raised, ...minuted]], general: [] });
      on.assertReplays();
    });

  it('is minuted of what it raised itself, and not of what it took back', () => {
    const on = sitting();
    on.does('maya', 'raid.close', { id: 'R-2', input: { why: 'it came' } });
    const closed = { type: 'raid-heard', id: 'R-2', kind: 'risk', text: 'No ferry', is: 'closed' };
    assert.deepEqual(minutesOf(on).items, [
      [raised, { ...closed, outcome: 'mitigated', word: 'it came' }],
    ]);
    assert.equal(on.state('meeting', 'M-1').heard, undefined);
    on.does('maya', 'raid.review', { id: 'R-1', input: { status: 'occurred' } });
    on.does('maya', 'record.undo', { id: 'R-3' });
    assert.equal(minutesOf(on).items.flat().length, 2);
    on.assertReplays();
  });

  it('is not what becomes of an entry between meetings, or in another', () => {
    const on = sitting();
    on.does('maya', 'raid.review', { id: 'R-1', input: { text: 'in M-1' } });
    on.does('maya', 'raid.review', { id: 'R-1', input: { text: 'in M-1 again' } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'raid.review', { id: 'R-1', input: { text: 'between' } });
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.close', { id: 'R-1', input: { why: 'in M-2' } });
    const words = (ref: string) => {
      const { items, general } = minutesOf(on, ref);
      return [...items.flat(), ...general].flatMap((each) => ('word' in each ? [each.word] : []));
    };
    assert.deepEqual([words('M-1'), words('M-2')], [['in M-1', 'in M-1 again'], ['in M-2']]);
    assert.deepEqual(sourceIds(on.state('meeting', 'M-1')), ['I-1', 'R-1']);
    on.assertReplays();
  });

  it('keeps its sentence once the minutes that tell of it are circulated', () => {
    const on = sitting();
    on.does('maya', 'raid.review', { id: 'R-1', input: {} });
    on.does('maya', 'meeting.close');
    on.does('maya', 'raid.edit', { id: 'R-1', input: { text: 'Crane very late' } });
    on.does('maya', 'minutes.circulate', { id: 'minutes-M-1' });
    const again = { id: 'R-1', input: { text: 'No crane' } };
    assert.equal(on.refused('maya', 'raid.edit', again), 'minutes-circulated');
  });

  it('stays under a reserved item, in the minutes of that item alone', () => {
    const on = board();
    on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: true } });
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.add', { input: { kind: 'risk', text: 'He leaves' } });
    on.does('maya', 'meeting.next');
    on.does('maya', 'meeting.close');
    on.does('maya', 'meeting.start');
    on.does('maya', 'raid.close', { id: 'R-1', input: { why: 'he stays' } });
    assert.deepEqual(minutesOf(on, 'M-2'), { items: [], general: [] });
  });
});
