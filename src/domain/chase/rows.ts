import { planningOf } from './ladder.ts';
import type { Addressee } from './morning.ts';
import type { Rung, Step } from './rungs.ts';
import type { ChasePlanned, ChaseState } from './state.ts';
import { evolveChase } from './state.ts';

/** What is planned of one record, in order: whom a step tells and when, or nobody. */
export interface Row {
  readonly step: Step;
  readonly n: number;
  readonly to?: Addressee;
  readonly asks?: boolean;
}

/** What climbs the ladder. */
export interface Climbing {
  readonly chase: ChaseState;
}

/** A step that tells nobody counts as taken all the same. */
export const orTaken = (rows: Row[], { step, n }: Pick<Rung, 'step' | 'n'>): Row[] =>
  rows.length > 0 ? rows : [{ step, n }];

/** The fact of a planned step. */
export const eventOf = ({ step, n, to, asks }: Row): ChasePlanned => ({
  type: 'chase-planned',
  v: 1,
  data: {
    step,
    n,
    person: to?.person ?? null,
    plannedFor: to?.plannedFor ?? null,
    asks: asks === true,
    stops: step === 'stopped-secretary',
  },
});

/** Of several steps that reach somebody on one morning only the last is told: no burst after a silence. */
const withoutBurst = (rows: readonly Row[]): Row[] =>
  rows.map((row, index) => {
    const again = rows
      .slice(index + 1)
      .some(({ to }) => to?.person === row.to?.person && to?.plannedFor === row.to?.plannedFor);
    return row.to && again ? { step: row.step, n: row.n } : row;
  });

/** Everything due by a UTC instant, rung by rung, the record climbing along. */
export const climb = <T extends Climbing>(
  from: T,
  now: string,
  next: (climbing: T) => Rung | undefined,
  rowsOf: (rung: Rung, climbing: T) => Row[],
): Row[] => {
  const rows: Row[] = [];
  let climbing = from;
  for (;;) {
    const rung = next(climbing);
    if (!rung || planningOf(rung) > now) return withoutBurst(rows);
    for (const row of rowsOf(rung, climbing)) {
      rows.push(row);
      climbing = { ...climbing, chase: evolveChase(climbing.chase, eventOf(row)) };
    }
  }
};
