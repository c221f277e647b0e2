import { fullDayText } from './format.ts';
import { text } from './text.ts';

interface Ended {
  readonly how: 'superseded' | 'rescinded';
  readonly ref: string;
}

/** What the minutes say of how long a decision holds, and of what it ends; undefined where they say nothing. */
export const decidedText = ({
  effectiveOn,
  ends = [],
  endedBy,
}: {
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly effectiveOn?: string;
  readonly ends?: readonly Ended[];
  readonly endedBy?: Ended;
}): string | undefined => {
  const said = [
    ...(effectiveOn ? [text('minutes.inForceFrom', { on: fullDayText(effectiveOn) })] : []),
    ...ends.map((each) => text('minutes.ends', { ...each })),
    ...(endedBy ? [text('minutes.endedBy', { ...endedBy })] : []),
  ];
  return said.length > 0 ? said.join(' ') : undefined;
};
