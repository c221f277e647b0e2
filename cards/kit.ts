import { isolated, literal, plain, shorten, words } from './words.ts';

/** A piece of Adaptive Card JSON. */
export type Element = { readonly type: string; readonly [property: string]: unknown };

export type Card = {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Element[];
  readonly [property: string]: unknown;
};

/** Where and when a card is shown. */
export interface Place {
  /** The committee's id, for the buttons. */
  readonly committee: string;
  /** Said before references outside the committee's own conversation: `ITB`. */
  readonly code?: string;
  /** The message that carries the card: a press tells that it arrived. */
  readonly message?: string;
  /** `YYYY-MM-DD` in `zone`. */
  readonly today: string;
  /** IANA zone in which times are said. */
  readonly zone: string;
  /** The reader's own zone, where one person reads the card and it is known. */
  readonly own?: string;
}

/** Teams cuts or refuses larger cards on some of its paths. */
export const CARD_BYTES = 28 * 1024;
export const MAX_BUTTONS = 6;

interface Look {
  readonly size?: 'Small' | 'Default' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly subtle?: boolean;
  readonly color?: 'Attention' | 'Warning' | 'Good' | 'Accent';
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly max?: number;
}

const textBlock = (value: string, look: Look): Element => ({
  type: 'TextBlock',
  text: literal(value),
  wrap: true,
  ...(look.size && { size: look.size }),
  ...(look.weight && { weight: look.weight }),
  ...(look.subtle && { isSubtle: true }),
  ...(look.color && { color: look.color }),
  ...(look.spacing && { spacing: look.spacing }),
});

/** One line of text, literally: nothing in it is markup. */
export const line = (value: string, look: Look = {}): Element =>
  textBlock(isolated(value, look.max ?? 500), look);

/** A longer text that keeps its paragraphs; at most `max` characters of it. */
export const prose = (value: string, max: number): Element => ({
  type: 'TextBlock',
  text: shorten(value.toWellFormed().trim(), max)
    .split(/[\r\n]+/u, 40)
    .map((paragraph) => literal(isolated(paragraph, max)))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n'),
  wrap: true,
  spacing: 'Small',
});

/** The card's own first line: what it is about and how it stands. */
export const title = (value: string, color?: Look['color']): Element => ({
  ...line(value, { size: 'Medium', weight: 'Bolder', ...(color && { color }) }),
  style: 'heading',
});

/** A heading within the card. */
export const heading = (value: string): Element => ({
  ...line(value, { size: 'Default', weight: 'Bolder', spacing: 'Medium' }),
  style: 'heading',
});

/** The quiet second line. */
export const small = (value: string): Element =>
  line(value, { size: 'Small', subtle: true, spacing: 'None' });

/** A quiet line about what stands above it as a whole: a list, facts. */
export const aside = (value: string): Element =>
  line(value, { size: 'Small', subtle: true, spacing: 'Medium' });

/** Names and values, one under the other; those without a value are left out. */
export const facts = (pairs: readonly (readonly [string, string | undefined])[]): Element[] => {
  const known = pairs.filter((pair): pair is readonly [string, string] => Boolean(pair[1]));
  if (known.length === 0) return [];
  return [
    {
      type: 'FactSet',
      facts: known.map(([name, value]) => ({
        title: literal(name),
        value: literal(isolated(value)),
      })),
    },
  ];
};

/** One entry of a list: a line, what there is to say about it, and what opens when it is tapped. */
export const row = (name: string, detail?: string, open?: Element): Element => {
  const items = [line(name, { max: 160 }), ...(detail ? [small(detail)] : [])];
  const frame = { spacing: 'Small', separator: true };
  if (!open) return { type: 'Container', ...frame, items };
  return {
    type: 'ColumnSet',
    ...frame,
    columns: [
      { type: 'Column', width: 'stretch', items },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [line('›', { subtle: true })],
      },
    ],
    selectAction: open,
  };
};

/** A coloured band; what it means is said in its words. */
export const band = (
  value: string,
  style: 'warning' | 'attention' | 'good' | 'accent',
): Element => ({
  type: 'Container',
  style,
  items: [line(value)],
});

/** The first `max` of a list, and a line that counts the rest. */
export const cut = <T>(
  items: readonly T[],
  max: number,
  render: (item: T, index: number) => Element,
): Element[] => [
  ...items.slice(0, max).map(render),
  ...(items.length > max ? [aside(words('card.more', { count: items.length - max }))] : []),
];

export const bytesOf = (card: unknown): number => Buffer.byteLength(JSON.stringify(card));

/** Drops the longest parts after the first until the card fits, and says so. */
const fitted = (card: Card): Card => {
  if (bytesOf(card) <= CARD_BYTES) return card;
  const [first, ...rest] = card.body;
  if (rest.length === 0) return card;
  const longest = Math.max(...rest.map(bytesOf));
  const index = rest.findIndex((element) => bytesOf(element) === longest);
  const note = line(words('card.shortened'), { size: 'Small', subtle: true });
  const marked = rest.at(-1)?.['text'] === note['text'];
  const body = [...(first ? [first] : []), ...rest.toSpliced(index, 1), ...(marked ? [] : [note])];
  return fitted({ ...card, body });
};

/**
 * A finished card. `summary` is its sentence for notifications, screen readers and screens without
 * cards. Without `lang`: the adaptivecards parser (3.0.6) calls every second value of it invalid.
 */
export const card = (
  summary: string,
  body: readonly Element[],
  actions: readonly Element[] = [],
): Card =>
  fitted({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: plain(summary),
    speak: plain(summary),
    msteams: { width: 'Full' },
    body,
    ...(actions.length > 0 && { actions: actions.slice(0, MAX_BUTTONS) }),
  });

/** The card with a line on top: what changed since the reader saw it, or what has just been done. */
export const withNotice = (shown: Card, notice: string): Card =>
  fitted({ ...shown, body: [band(notice, 'accent'), ...shown.body] });

/** The sentence of a card. */
export const summaryOf = (shown: Card): string => shown.fallbackText;

/** Fills pages with parts of a card, in order, each page with at most `bytes` of them; one always. */
export const paged = <E extends object>(elements: readonly E[], bytes: number): E[][] => {
  const pages: E[][] = [[]];
  let filled = 0;
  for (const element of elements) {
    const size = bytesOf(element) + 1;
    if (filled > 0 && filled + size > bytes) {
      pages.push([]);
      filled = 0;
    }
    pages.at(-1)?.push(element);
    filled += size;
  }
  return pages;
};
