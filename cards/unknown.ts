import { execute, primary } from './buttons.ts';
import { card, type Card, cut, type Element, type Place, row, small, title } from './kit.ts';
import { words } from './words.ts';

/** A message that did not arrive, or of which nobody knows whether it did. */
export interface UnknownLine {
  readonly id: string;
  readonly kind: string;
  /** The reference that it is about. */
  readonly about: string;
  /** Absent: it went to the committee's conversation. */
  readonly to?: string;
  /** Why Teams refused it; absent: it may have arrived. */
  readonly refused?: string;
}

export interface UnknownView {
  readonly committee: string;
  readonly lines: readonly UnknownLine[];
}

const LINES = 5;

const lineOf =
  (place: Place, { committee }: UnknownView) =>
  ({ id, kind, about, to, refused }: UnknownLine): Element =>
    row(
      words('unknown.what', { kind: kind.replaceAll('-', '_'), about }),
      [
        to === undefined
          ? words('unknown.toAll', { name: committee })
          : words('unknown.to', { name: to }),
        ...(refused === undefined
          ? []
          : [words('unknown.refused', { why: refused.replaceAll('-', '_') })]),
      ].join(': '),
      execute(words('unknown.again', { count: 1 }), 'message.repeat', place, { id }),
    );

const tidingsOf = ({ lines }: UnknownView) => ({
  count: lines.length,
  refused: lines.filter(({ refused }) => refused !== undefined).length,
});

/** How many messages did not arrive, or may not have. */
export const unknownTitle = (view: UnknownView): string => {
  const { count, refused } = tidingsOf(view);
  const some = refused === count ? 'all' : 'some';
  return words('unknown.title', { count, refused: refused === 0 ? 'none' : some });
};

/** Offers the secretary to post again what Teams refused, or neither took nor refused. */
export const unknownCard = (place: Place, view: UnknownView): Card => {
  const { count, refused } = tidingsOf(view);
  const headline = unknownTitle(view);
  if (count === 0) return card(headline, [title(headline)]);
  return card(
    headline,
    [
      title(headline),
      small(words('unknown.intro', { refused, unknown: count - refused })),
      ...cut(view.lines, LINES, lineOf(place, view)),
    ],
    [primary(execute(words('unknown.again', { count }), 'message.repeat', place, {}))],
  );
};
