/** One part of a document, the same whether it becomes Word, PDF or Markdown. */
export type Block =
  | { readonly is: 'heading'; readonly text: string; readonly under?: true }
  | { readonly is: 'paragraph'; readonly label?: string; readonly text: string }
  | {
      readonly is: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the page's width, one for each column. */
      readonly widths: readonly number[];
      /** The columns of figures, from 0: they stand to the right. */
      readonly figures?: readonly number[];
    }
  | {
      /** A chart of one bar a row, beside its name and figure: read aloud, a table. */
      readonly is: 'bars';
      readonly header: readonly [string, string];
      readonly rows: readonly Bar[];
    };

export interface Bar {
  readonly name: string;
  readonly figure: string;
  /** The bar's length, 0 to 1. */
  readonly share: number;
}

/** A heading of the second level: the paper's title is the first. */
export const heading = (words: string): Block => ({ is: 'heading', text: words });

/** The same, with its headings a level lower: what belongs to the heading before them. */
export const below = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => (block.is === 'heading' ? { ...block, under: true } : block));

/** `label: words`, or the words alone. */
export const paragraph = (words: string, label?: string): Block => ({
  is: 'paragraph',
  text: words,
  ...(label !== undefined && { label }),
});

/** Rows as a table; nothing where there are none. `figures`: which columns, from 0, hold figures. */
export const table = (
  header: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  figures: readonly number[] = [],
): readonly Block[] => (rows.length === 0 ? [] : [{ is: 'table', header, widths, rows, figures }]);

/** A heading and what belongs to it; nothing where nothing does. */
export const section = (title: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [heading(title), ...blocks];

/** A document before it has a format. */
export interface Paper {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** UTC instant that the properties name: of the records, never of the printing. */
  readonly at: string;
  /** The line at the foot of each page. */
  foot(page: string, pages: string): string;
  readonly blocks: readonly Block[];
}

export const LANGUAGE = 'en-GB';

/** The colours of all formats, as RRGGBB. */
export const COLOURS = { ink: '1F2A37', rule: 'C8CED6', shade: 'EEF1F5', bar: '3B6EA5' } as const;

/** What XML and fonts can hold of a text: no lone surrogates, no control characters but tab and new line. */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
