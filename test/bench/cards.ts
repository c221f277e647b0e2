import { cardsOf } from '../helpers/sample-cards.ts';
import { milliseconds, percentile } from './figures.ts';

const rounds = 500;

/** Every sample card, from view to JSON text. */
export const cards = async (): Promise<readonly string[][]> => {
  const waits: number[] = [];
  let size = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const rendered = Object.values(cardsOf((view) => view));
    for (const card of rendered) JSON.stringify(card);
    waits.push(performance.now() - start);
    size = rendered.length;
  }
  const p99 = percentile(waits, 0.99);
  return [
    [
      `Cards rendered, ${size} kinds`,
      `${milliseconds(p99 / size)} each`,
      '',
      `p99 of all ${milliseconds(p99)}`,
    ],
  ];
};
