import { execute, primary } from './buttons.ts';
import { card, type Card, cut, type Element, type Place, row, small, title } from './kit.ts';
import { words } from './words.ts';

/** A message of which nobody knows whether it arrived. */
export interface UnknownLine {
  readonly id: string;
  readonly kind: string;
  /** The reference that it is about. */
  readonly about: string;
  /** Absent: it went to the committee's conversation. */
  readonly to?: string;
}

export interface UnknownView {
  readonly committee: string;
  readonly lines: readonly UnknownLine[];
}

const LINES = 5;

const lineOf =
  (place: Place, { committee }: UnknownView) =>
  ({ id, kind, about, to }: UnknownLine): Element =>
    row(
      words('unknown.what', { kind: kind.replaceAll('-', '_'), about }),
      to === undefined
        ? words('unknown.toAll', { name: committee })
        : words('unknown.to', { name: to }),
      execute(words('unknown.again', { count: 1 }), 'message.repeat', place, { id }),
    );

/** Offers the secretary to post again what Teams neither took nor refused. */
export const unknownCard = (place: Place, view: UnknownView): Card => {
  const count = view.lines.length;
  const headline = words('unknown.title', { count });
  if (count === 0) return card(headline, [title(headline)]);
  return card(
    headline,
    [
      title(headline),
      small(words('unknown.intro')),
      ...cut(view.lines, LINES, lineOf(place, view)),
    ],
    [primary(execute(words('unknown.again', { count }), 'message.repeat', place, {}))],
  );
};
