import assert from 'node:assert/strict';
import { compare } from '../../../src/tools/replay/compare.ts';
import type { MarkedEntry } from '../../../src/tools/replay/minutes-file.ts';
import { lineOf, sumOf, tableOf } from '../../../src/tools/replay/report.ts';

const action = (line: number, text: string, owner?: string): MarkedEntry => ({
  kind: 'action',
  text,
  line,
  ...(owner === undefined ? {} : { owner }),
});
const decision: MarkedEntry = { kind: 'decision', text: 'Sell the *crane*.', line: 3 };
const paint = action(5, 'TO to paint the shed by Friday', 'Tomás Okafor');
const merge = action(7, 'ML to merge');

const differences = (
  entries: readonly MarkedEntry[],
  ...recorded: Parameters<typeof compare>[1]['actions']
): readonly (string | undefined)[] =>
  compare(entries, { decisions: [], actions: recorded }).map(({ difference }) => difference);

describe('tools/replay: the comparison', () => {
  it('finds nothing where the register holds what the file marks', () => {
    const rows = compare([decision, paint, { ...decision, kind: 'proposal' }], {
      decisions: [{ ref: 'D-1', title: 'Sell the crane' }],
      actions: [{ ref: 'A-1', title: 'paint the shed', owner: 'Tomás Okafor', due: '2026-03-06' }],
    });
    assert.deepEqual(
      rows.map(({ kind, recorded, difference }) => [kind, recorded?.ref, difference]),
      [
        ['decision', 'D-1', undefined],
        ['action', 'A-1', undefined],
      ],
    );
  });

  it('names what is missing, too much, owned by somebody else or differently worded', () => {
    assert.deepEqual(differences([merge]), ['missing']);
    assert.deepEqual(differences([], { ref: 'A-1', title: 'merge' }), ['unmarked']);
    assert.deepEqual(differences([paint], { ref: 'A-1', title: 'paint the shed' }), ['owner']);
    assert.deepEqual(differences([merge], { ref: 'A-1', title: 'sink' }), ['missing', 'unmarked']);
    const cut = { decisions: [{ ref: 'D-1', title: 'Sell' }], actions: [] };
    assert.deepEqual(
      compare([decision], cut).map(({ difference }) => difference),
      ['missing', 'unmarked'],
    );
  });

  it('takes the same words as often as they are marked', () => {
    const twice = [
      { ref: 'A-1', title: 'merge' },
      { ref: 'A-2', title: 'merge' },
    ] as const;
    assert.deepEqual(differences([merge, merge], ...twice), [undefined, undefined]);
    assert.deepEqual(differences([merge, merge], twice[0]), [undefined, 'missing']);
    assert.deepEqual(differences([merge], ...twice), [undefined, 'unmarked']);
  });

  it('is not shifted by one that is missing', () => {
    const rest = [{ ref: 'A-1', title: 'paint the shed', owner: 'Tomás Okafor' }];
    assert.deepEqual(differences([merge, paint], ...rest), ['missing', undefined]);
  });

  it('compares each vote’s figures, and its outcome with what the minutes resolve', () => {
    const answers = [{ who: 'Tomás Okafor', choice: 'for' }] as const;
    const vote = { answers, resolved: true };
    const proposal: MarkedEntry = { kind: 'proposal', text: 'Sell it', line: 4, vote };
    const resolution: MarkedEntry = { kind: 'decision', text: 'Sold', line: 6, of: 4 };
    const held = (status: string, yes: number, ref?: string) => ({
      decisions: ref ? [{ ref, title: 'Sell it' }] : [],
      actions: [],
      motions: [
        {
          ref: 'V-1',
          title: 'Sell it',
          status,
          counts: { for: yes, against: 0, abstain: 0 },
          ...(ref ? { decision: ref } : {}),
        },
      ],
    });
    const found = (registers: Parameters<typeof compare>[1]) =>
      compare([proposal, resolution], registers).map(({ kind, difference }) => [kind, difference]);
    assert.deepEqual(found(held('carried', 1, 'D-1')), [
      ['decision', undefined],
      ['motion', undefined],
    ]);
    assert.deepEqual(found(held('lost', 1)), [
      ['decision', 'missing'],
      ['motion', 'outcome'],
    ]);
    assert.deepEqual(found(held('carried', 2, 'D-1')).at(-1), ['motion', 'figures']);
    assert.deepEqual(found({ decisions: [], actions: [] }).at(-1), ['motion', 'missing']);
  });

  const result = {
    file: 'minutes.md',
    rows: compare([decision, paint, merge], {
      decisions: [],
      actions: [
        { ref: 'A-1', title: 'paint the shed', owner: 'Tomás Okafor' },
        { ref: 'A-2', title: 'merge', due: '2026-03-06' },
      ],
    }),
    messages: 12,
    milliseconds: 1240,
  };

  it('is printed with its numbers', () => {
    assert.match(tableOf(result), /^5 +action +TO to paint .* Tomás Okafor +A-1 +Tomás Okafor$/mu);
    assert.match(tableOf(result), /^3 +decision +Sell the \*crane\*\. +missing$/mu);
    const numbers =
      'decisions 0 of 1, actions 2 of 2, 1 without owner, 1 without date, 12 messages, 1.2 s, 1 DIFFERENCES';
    assert.ok(tableOf(result).endsWith(`${numbers}\n`));
    assert.ok(lineOf(result).endsWith(numbers));
  });

  it('is summed up over many files, failures included', () => {
    const failed = { file: 'b.md', rows: [], messages: 0, milliseconds: 0, failure: 'no date' };
    assert.ok(lineOf(failed).endsWith('FAILED: no date'));
    assert.ok(
      sumOf([result, failed]).startsWith('2 files (1 FAILED): decisions 0 of 1, actions 2 of 2'),
    );
  });
});
