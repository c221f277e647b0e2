import assert from 'node:assert/strict';
import { raidCard, type RaidView } from '../../../cards/raid.ts';
import { elementsOf } from '../../helpers/card-check.ts';
import { raidView } from '../../helpers/sample-records.ts';
import { place } from '../../helpers/sample-views.ts';

const scoreOf = (view: Partial<RaidView>): string | undefined =>
  elementsOf(raidCard(place, { ...raidView, ...view }))
    .flatMap((element) => (element['facts'] ?? []) as { title: string; value: string }[])
    .find(({ title }) => title === 'Score')?.value;

const score = (probability: number, impact: number) => ({ probability, impact });

describe('the score on a risk’s card', () => {
  const inherent = score(3, 5);
  for (const [what, view, text] of [
    ['at first', { residual: undefined, target: undefined }, '15 (3 × 5)'],
    ['reviewed without a change', { residual: inherent, target: undefined }, '15 (3 × 5)'],
    [
      'on its way to a target',
      { residual: score(2, 5), target: score(1, 3) },
      '10 (2 × 5), was 15 at first, to become 3',
    ],
    [
      'that occurred: no target any more',
      { residual: score(5, 5), target: score(1, 3), status: 'occurred' },
      '25 (5 × 5), was 15 at first',
    ],
  ] as const)
    it(what, () => assert.equal(scoreOf({ ...(view as Partial<RaidView>), inherent }), text));
});
