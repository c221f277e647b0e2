import assert from 'node:assert/strict';
import { canonical, clean, sha256, wordsOf } from '../../../src/records/canonical.ts';
import {
  commitment,
  genesis,
  makeEntry,
  readEntry,
  restore,
} from '../../../src/records/journal.ts';
import { upcast, type Upcasters } from '../../../src/records/upcast.ts';

const draft = {
  seq: 1,
  at: '2026-11-23T09:00:00.000Z',
  by: 'p-1',
  command: 'note.add',
  ref: 'N-1',
  prev: genesis,
};
const fact = {
  entity: 'N-1',
  entityType: 'note',
  event: {
    type: 'note.added',
    v: 1,
    data: { item: 'I-1' },
    text: { text: 'Hello', why: 'Because' },
  },
} as const;

describe('canonical JSON', () => {
  // The example of RFC 8785, section 3.2.2, and its sorting of section 3.2.3.
  it('is that of RFC 8785', () => {
    const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27];
    const string = '€$\u000f\nA\'B"\\\\"/';
    assert.equal(
      canonical({ string, numbers, literals: [null, true, false] }),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 };
    assert.equal(canonical(keys), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('cleans strings and leaves undefined fields out', () => {
    assert.deepEqual(clean({ a: '\ud800x', b: undefined, c: [{ d: 'ok😀' }] }), {
      a: '\ufffdx',
      c: [{ d: 'ok😀' }],
    });
  });

  it('takes words as search knows them', () => {
    assert.deepEqual(wordsOf('Straße, straße №5 — हिन्दी ｆｕｌｌ Žižkov 한글'), [
      'straße',
      'no5',
      'हिन्दी',
      'full',
      'zizkov',
      '한글',
    ]);
    assert.deepEqual(wordsOf(' -- '), []);
  });
});

describe('a journal entry', () => {
  const entry = makeEntry({ ...draft, facts: [fact] }, () => 'salt');

  it('hashes commitments, not texts, and keeps the pairs beside', () => {
    const expected = {
      ...draft,
      events: [
        {
          entity: 'N-1',
          entityType: 'note',
          type: 'note.added',
          v: 1,
          data: { item: 'I-1' },
          text: { text: commitment('salt', 'Hello'), why: commitment('salt', 'Because') },
        },
      ],
    };
    assert.deepEqual(readEntry(entry), { ...expected, hash: sha256(canonical(expected)) });
    assert.deepEqual(entry.texts, {
      '0.text': { salt: 'salt', text: 'Hello' },
      '0.why': { salt: 'salt', text: 'Because' },
    });
    assert.equal(JSON.stringify(entry.body).includes('Hello'), false);
  });

  it('restores its events, with [erased] where a text is gone', () => {
    assert.deepEqual(restore(entry, {}), [fact]);
    const texts = { '0.why': { salt: 'salt', text: 'Because' } };
    const [erased] = restore({ ...entry, texts }, {});
    assert.deepEqual(erased?.event.text, { text: '[erased]', why: 'Because' });
  });

  it('gives events of every stored version the shape of today', () => {
    const registry: Upcasters = {
      'note.added@1': ({ type, data, text = {} }) => ({
        type,
        v: 2,
        data: { agendaItem: data['item'] },
        text: { ...text },
      }),
      'note.added@2': (event) => ({ ...event, type: 'note.minuted', v: 3 }),
    };
    const [restored] = restore(entry, registry);
    assert.deepEqual(restored?.event, {
      type: 'note.minuted',
      v: 3,
      data: { agendaItem: 'I-1' },
      text: { text: 'Hello', why: 'Because' },
    });
    const current = { type: 'note.minuted', v: 3, data: {} };
    assert.equal(upcast(current, registry), current);
  });
});
