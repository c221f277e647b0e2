import assert from 'node:assert/strict';
import { kinOf, lineageOf, linksOf } from '../../../src/domain/lineage.ts';
import type { Entity, EntityType } from '../../../src/records/entity.ts';

const record = (id: string, type: EntityType, state: object): Entity => ({
  id,
  type,
  version: 1,
  state,
  updatedAt: '',
});

/** Risk → issue → motion → decision → two actions, and what does not belong to the line. */
const family = new Map(
  [
    record('R-1', 'raid', { became: 'R-2' }),
    record('R-2', 'raid', { from: 'R-1', links: ['V-1'] }),
    record('V-1', 'motion', { from: 'R-2', decision: 'D-7' }),
    record('D-7', 'decision', { vote: { motion: 'V-1' }, links: ['A-1', 'A-2', 'R-9'] }),
    record('A-1', 'action', { from: 'D-7' }),
    record('A-2', 'action', { from: 'D-7' }),
    record('R-9', 'raid', { links: ['D-7'] }),
  ].map((each) => [each.id, each]),
);

describe('the line of descent', () => {
  for (const [id, line] of [
    ['R-1', [['R-1'], ['R-2'], ['V-1'], ['D-7'], ['A-1', 'A-2']]],
    ['D-7', [['R-1'], ['R-2'], ['V-1'], ['D-7'], ['A-1', 'A-2']]],
    ['A-2', [['R-1'], ['R-2'], ['V-1'], ['D-7'], ['A-2']]],
    ['R-9', [['R-9']]],
  ] as const)
    it(`through ${id}`, () => assert.deepEqual(lineageOf(family, id), line));

  it('leads from a decision to an action that was linked with it, unless that gave rise to it', () => {
    const linked = new Map(family).set('A-3', record('A-3', 'action', { links: ['R-9', 'D-7'] }));
    assert.deepEqual(lineageOf(linked, 'A-3').slice(-2), [['D-7'], ['A-3']]);
    assert.deepEqual(lineageOf(linked, 'R-1').at(-1), ['A-1', 'A-2', 'A-3']);
    const ordered = new Map([
      ['A-4', record('A-4', 'action', { links: ['V-2', 'D-8'] })],
      ['V-2', record('V-2', 'motion', { from: 'A-4', decision: 'D-8' })],
      ['D-8', record('D-8', 'decision', { vote: { motion: 'V-2' }, links: ['A-4'] })],
    ]);
    for (const id of ordered.keys())
      assert.deepEqual(lineageOf(ordered, id), [['A-4'], ['V-2'], ['D-8']]);
  });

  it('ends where the reader may know of no more', () => {
    const known = new Map([...family].filter(([id]) => id !== 'V-1'));
    assert.deepEqual(lineageOf(known, 'D-7'), [['D-7'], ['A-1', 'A-2']]);
  });

  it('ends where records name each other in a circle', () => {
    const circle = new Map([
      ['R-1', record('R-1', 'raid', { from: 'R-2' })],
      ['R-2', record('R-2', 'raid', { from: 'R-1' })],
    ]);
    assert.deepEqual(lineageOf(circle, 'R-1'), [['R-2'], ['R-1']]);
  });

  it('is told as links: where it comes from, what came of it, what goes with it, what it ended', () => {
    const decision = { vote: { motion: 'V-1' }, links: ['A-1'], replaces: ['D-2'] };
    assert.deepEqual(linksOf({ type: 'decision', state: { ...decision, ended: { by: 'D-9' } } }), [
      { ref: 'V-1', relation: 'from' },
      { ref: 'A-1', relation: 'with' },
      { ref: 'D-2', relation: 'replaces' },
      { ref: 'D-9', relation: 'ended-by' },
    ]);
    assert.deepEqual(kinOf({ type: 'decision', state: decision }), ['V-1', 'A-1']);
  });

  for (const [type, state, told] of [
    ['decision', { from: 'R-1', links: ['A-1'], status: 'withdrawn' }, []],
    ['action', { from: 'R-1', status: 'cancelled', withdrawn: { why: 'undone' } }, []],
    ['action', { from: 'R-1', status: 'cancelled' }, [{ ref: 'R-1', relation: 'from' }]],
    ['motion', { from: 'R-1', status: 'withdrawn' }, [{ ref: 'R-1', relation: 'from' }]],
  ] as const)
    it(`of ${type} ${JSON.stringify(state)}: ${told.length} links`, () =>
      assert.deepEqual(linksOf({ type, state }), told));
});
