import { scoreOf } from './rules.ts';
import type { Priority, RaidKind, RaidState } from './state.ts';

/** In which the register shows them. */
export const KINDS: readonly RaidKind[] = ['risk', 'issue', 'assumption', 'dependency'];

const URGENCY: readonly (Priority | undefined)[] = ['critical', 'high', 'medium', 'low', undefined];

const LAST = '9999-12-31';

/** The number of an entry, the earlier first. */
const numberOf = ({ ref }: RaidState): number => Number(ref.slice('R-'.length));

/**
 * The order of the register: by kind, risks by score, issues by priority, all by the date by which they
 * are to be settled, and by number.
 */
export const inOrder = (a: RaidState, b: RaidState): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) ||
  URGENCY.indexOf(a.priority) - URGENCY.indexOf(b.priority) ||
  (a.due ?? LAST).localeCompare(b.due ?? LAST) ||
  numberOf(a) - numberOf(b);
