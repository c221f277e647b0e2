import { aside, band, type Element } from './kit.ts';
import { words } from './words.ts';

/** A morning's only item: why it comes, the reader's zone, and the way out of reminders. */
export interface Morning {
  readonly reason: string;
  readonly zone: string;
  readonly after: readonly Element[];
  readonly button: Element;
}

/** Why the card comes, above what it is about. */
export const whyToday = (morning: Morning | undefined): Element[] =>
  morning?.reason ? [band(morning.reason, 'accent')] : [];

/** What every message of a morning ends with. */
export const onceAMorning = (morning: Pick<Morning, 'zone' | 'after'> | undefined): Element[] =>
  morning ? [aside(words('digest.once', { zone: morning.zone })), ...morning.after] : [];
