import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * What is counted, for Prometheus. Labels name kinds and outcomes, never people; of committees only those whose
 * ledger does not add up, by id: a label for each of 100,000 would be too much for any Prometheus.
 */
export interface Metrics {
  /** An activity was answered with this HTTP status. */
  activity(status: number): void;
  /** A request to the channel: `post`, `update`, `open`; `ok`, or the failure's code. */
  request(kind: string, outcome: string): void;
  commit(): void;
  /** A reminder of the ledger fell due. */
  reminderDue(): void;
  /** What became of some: due = sent + suppressed + failed + unknown, save those still under way. */
  reminders(status: string, count: number): void;
  /** A committee's daily proof: how many reminders were due of which its ledger knows no outcome. */
  proved(committee: string, left: number): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
}

const MOST_COMMITTEES = 100;
/** Another instance may have proved it since. */
const PROVED_MS = 36 * 60 * 60_000;

/** The committees whose last proof found something missing, the latest last. */
const createMissing = () => {
  const found = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    note(committee: string, left: number): void {
      found.delete(committee);
      if (left > 0) found.set(committee, { left, at: performance.now() });
      const [oldest] = found.keys();
      if (found.size > MOST_COMMITTEES && oldest !== undefined) found.delete(oldest);
    },
    now: () => [...found].filter(([, { at }]) => performance.now() - at < PROVED_MS),
  };
};

/** `secondsSincePass`: how long ago the chaser completed a pass; undefined: never yet. */
export const createMetrics = (parts: {
  readonly secondsSincePass: () => number | undefined;
}): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gavel_' });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `gavel_${name}_total`, help, labelNames, registers: [registry] });
  const activities = counter('activities', 'Activities answered, by HTTP status', ['status']);
  const requests = counter('channel_requests', 'Requests to the channel', ['kind', 'outcome']);
  const commits = counter('commits', 'Journal entries written');
  const due = counter('reminders_due', 'Reminders that fell due');
  const reminders = counter('reminders', 'What became of due reminders', ['status']);
  const proofs = counter('ledger_proofs', 'Daily proofs of a ledger', ['result']);
  const missing = createMissing();
  void new Gauge({
    name: 'gavel_ledger_reminders_missing',
    help: 'Due reminders without an outcome, of committees whose ledger does not add up',
    labelNames: ['committee'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [committee, { left }] of missing.now()) this.set({ committee }, left);
    },
  });
  void new Gauge({
    name: 'gavel_seconds_since_chaser_pass',
    help: 'Seconds since the chaser last completed a pass',
    registers: [registry],
    collect() {
      const seconds = parts.secondsSincePass();
      if (seconds !== undefined) this.set(seconds);
    },
  });
  return {
    activity: (status) => activities.inc({ status }),
    request: (kind, outcome) => requests.inc({ kind, outcome }),
    commit: () => commits.inc(),
    reminderDue: () => due.inc(),
    reminders: (status, count) => reminders.inc({ status }, count),
    proved: (committee, left) => {
      proofs.inc({ result: left === 0 ? 'adds_up' : 'missing' });
      missing.note(committee, left);
    },
    text: () => registry.metrics(),
  };
};
