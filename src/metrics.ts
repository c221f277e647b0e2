import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted, for Prometheus. Labels name kinds and outcomes, never people or committees. */
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
  /** Prometheus' text format. */
  text(): Promise<string>;
}

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
    text: () => registry.metrics(),
  };
};
