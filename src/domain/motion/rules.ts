/** `2/3`: a part of a whole, more than nothing and not more than all of it. */
export type Fraction = `${number}/${number}`;

/** How many votes must be in the room: a number, over half of all voters, or at least a part of them. */
export type Quorum = number | 'over-half' | Fraction;

/**
 * What carries a motion. Of the votes cast, abstentions aside: `simple` more for than against,
 * `two-thirds` and a fraction at least that part, `unanimous` none against. `absolute`: over half of all
 * who have a vote on it, there or not.
 */
export type Majority = 'simple' | 'absolute' | 'two-thirds' | 'unanimous' | Fraction;

export type Counts = {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
};

/** Numerator and denominator; undefined where it is no part of a whole. */
export const partsOf = (fraction: string): readonly [number, number] | undefined => {
  const [, over, under] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/u.exec(fraction) ?? [];
  const parts = [Number(over), Number(under)] as const;
  return parts[0] <= parts[1] ? parts : undefined;
};

const ALL = [1, 1] as const;

/**
 * The part of the votes that a majority asks for, numerator and denominator: all of them, unless it says
 * less.
 */
export const shareOf = (majority: Majority): readonly [number, number] =>
  majority === 'two-thirds' ? [2, 3] : (partsOf(majority) ?? ALL);

/**
 * Whether a majority asks for more of the votes than another. One of all voters (`absolute`) asks for more than a
 * simple one, and compares with no other.
 */
const isStricter = (one: Majority, other: Majority): boolean => {
  if (other === 'simple') return one !== 'simple';
  if (other === 'absolute' || one === 'simple' || one === 'absolute') return false;
  const [over, under] = shareOf(one);
  const [otherOver, otherUnder] = shareOf(other);
  return over * otherUnder > otherOver * under;
};

/**
 * What carries a single motion: its own majority where that asks for more than the committee's, `usual`. Some
 * questions take more than others: what limits the rights of members two thirds (Robert's Rules of Order Newly
 * Revised, 12th ed., 44:3), a special resolution 75 per cent (United Kingdom, Companies Act 2006, s. 283).
 */
export const strictest = (own: Majority | undefined, usual: Majority): Majority =>
  own !== undefined && isStricter(own, usual) ? own : usual;

/** How many votes must be in the room, of `voters` in all. Nothing is asked where nobody has a vote. */
export const quorumNeeded = (quorum: Quorum, voters: number): number => {
  if (voters === 0) return 0;
  if (typeof quorum === 'number') return quorum;
  if (quorum === 'over-half') return Math.floor(voters / 2) + 1;
  const [over, under] = partsOf(quorum) ?? ALL;
  return Math.ceil((voters * over) / under);
};

/**
 * Whether these votes carry (Robert's Rules of Order Newly Revised, 12th ed.: majority 44:1, two thirds
 * 44:3, other bases 44:7 to 44:10; abstentions are no votes, 45:3). Nothing carries without a vote for it.
 */
export const isCarried = (majority: Majority, counts: Counts, voters: number): boolean => {
  const { for: yes, against: no } = counts;
  if (yes === 0) return false;
  if (majority === 'simple') return yes > no;
  if (majority === 'absolute') return yes * 2 > voters;
  if (majority === 'unanimous') return no === 0;
  const [over, under] = shareOf(majority);
  return yes * under >= (yes + no) * over;
};

/** Whether one more vote for it, by whoever presides, would decide a tie. */
export const isTied = (majority: Majority, counts: Counts, voters: number): boolean =>
  counts.for > 0 &&
  counts.for === counts.against &&
  isCarried(majority, { ...counts, for: counts.for + 1 }, voters);
