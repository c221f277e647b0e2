import { text } from './text.ts';

const NAMED = 4;

/** Meetings and how far their minutes are, in one line: `M-2 (circulated), M-3 (draft)`. */
export const waitingMinutesText = (
  meetings: readonly {
    readonly ref: string;
    readonly minutes?: { readonly status: 'draft' | 'circulated' | 'approved' };
  }[],
): string =>
  [
    ...meetings
      .slice(0, NAMED)
      .map(({ ref, minutes }) =>
        text('minutes.stands', { ref, status: minutes?.status ?? 'draft' }),
      ),
    ...(meetings.length > NAMED ? [text('card.more', { count: meetings.length - NAMED })] : []),
  ].join(', ');
