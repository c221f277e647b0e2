import type { Ending } from '../src/domain/decision/state.ts';
import type { RaidKind } from '../src/domain/raid/state.ts';
import { words } from './words.ts';

/** One record of a line of descent. */
export interface LineEntry {
  readonly ref: string;
  readonly type: string;
  readonly kind?: RaidKind;
  /** A decision that another took out of force. */
  readonly ended?: { readonly how: Ending; readonly by: string };
}

/** More of one generation than this are counted. */
const MOST = 4;

export const entryText = ({ ref, type, kind, ended }: LineEntry): string => {
  if (type === 'motion') return words('raid.motion', { number: ref.slice('V-'.length) });
  if (ended) return words('raid.endedBy', { ref, ...ended });
  return kind ? words('raid.named', { ref, kind }) : ref;
};

const generationText = (entries: readonly LineEntry[]): string =>
  [
    ...entries.slice(0, MOST).map(entryText),
    ...(entries.length > MOST ? [words('card.more', { count: entries.length - MOST })] : []),
  ].join(', ');

/** `R-3 risk → R-4 issue → motion 2 → D-7 → A-12, A-13`; undefined where there is nothing but itself. */
export const lineText = (line: readonly (readonly LineEntry[])[]): string | undefined =>
  line.length > 1 ? line.map(generationText).join(words('raid.arrow')) : undefined;
