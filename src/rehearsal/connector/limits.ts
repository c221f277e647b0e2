/** Teams' published limits: requests allowed within a span of milliseconds. */
const SEND_TO_THREAD = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const READ_OF_THREAD = [
  [14, 1_000],
  [16, 2_000],
  [120, 30_000],
  [3_600, 3_600_000],
] as const;
const ANY_IN_TENANT = [[30, 1_000]] as const;

type Rules = readonly (readonly [count: number, span: number])[];

const retryAfter = (times: readonly number[], now: number, rules: Rules): number => {
  const waits = rules.map(([count, span]) => {
    const nth = times.at(-count);
    return nth === undefined ? 0 : nth + span - now;
  });
  return Math.max(0, ...waits);
};

/** Sliding windows per thread and for the tenant, on real time: throttling knows nothing of the room's clock. */
export const createLimiter = (monotonic: () => number) => {
  const history = new Map<string, number[]>();

  const timesOf = (key: string, now: number): number[] => {
    const times = (history.get(key) ?? []).filter((time) => time > now - 3_600_000);
    history.set(key, times);
    return times;
  };

  /** Milliseconds to wait; 0 lets the request through and counts it. */
  return (thread: string, kind: 'send' | 'read'): number => {
    const now = monotonic();
    const own = timesOf(`${kind} ${thread}`, now);
    const tenant = timesOf('tenant', now);
    const wait = Math.max(
      retryAfter(own, now, kind === 'send' ? SEND_TO_THREAD : READ_OF_THREAD),
      retryAfter(tenant, now, ANY_IN_TENANT),
    );
    if (wait > 0) return wait;
    own.push(now);
    tenant.push(now);
    return 0;
  };
};
