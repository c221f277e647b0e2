import { facts, type Element } from './kit.ts';

export interface Bar {
  readonly name: string;
  readonly count: number;
  /** Teams' own colours, which follow the theme. */
  readonly color: 'good' | 'warning' | 'attention' | 'neutral';
}

/** Bars side by side, drawn by Teams; clients that draw no charts show the names and numbers. */
export const barChart = (name: string, bars: readonly Bar[]): Element => ({
  type: 'Chart.HorizontalBar',
  title: name,
  displayMode: 'AbsoluteWithAxis',
  data: bars.map(({ name: x, count: y, color }) => ({ x, y, color })),
  fallback: {
    type: 'Container',
    items: facts(bars.map(({ name: title, count }) => [title, String(count)])),
  },
});
