/** Where the time comes from. Everything that decides takes its now from here, as ISO 8601 in UTC. */
export interface Clock {
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Fresh opaque ids. Tests inject a counting one. */
export interface Ids {
  next(prefix: string): string;
}
