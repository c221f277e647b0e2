import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type {
  Content,
  ContentCanvas,
  ContentText,
  CustomTableLayout,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';
import type { Block, Paper } from './paper.ts';
import { COLOURS, LANGUAGE, plain } from './paper.ts';
import type { Setter } from './typeface.ts';
import { setterFor } from './typeface.ts';

const INK = `#${COLOURS.ink}`;
const RULE = `#${COLOURS.rule}`;
const SHADE = `#${COLOURS.shade}`;
const BAR = `#${COLOURS.bar}`;

const font = (name: string): string =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`));

const fonts = {
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
};

const setterHere = setterFor(fonts.Roboto.normal);

pdfmake.setFonts(fonts);
// Nothing that somebody typed may make the server read a file or call an address.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts.Roboto).includes(path));

const grid: CustomTableLayout = {
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  fillColor: (row) => (row === 0 ? SHADE : null),
};

/** A text as it can be printed. */
type Typeset = Setter['set'];

interface Look {
  readonly bold?: boolean;
  readonly right?: boolean;
}

const cell = (text: string, { bold = false, right = false }: Look = {}): ContentText => ({
  text,
  bold,
  ...(right && { alignment: 'right' }),
});

/** A row of longer texts may not fit on a page, and is broken where the page ends. */
const LONGEST_WHOLE = 600;

const isWhole = (cells: readonly string[]): boolean =>
  cells.every(({ length }) => length < LONGEST_WHOLE);

const table = (
  { header, rows, widths, figures = [] }: Extract<Block, { is: 'table' }>,
  set: Typeset,
): Content => {
  const row = (cells: readonly string[], bold: boolean) =>
    cells.map((text, column) => cell(set(text), { bold, right: figures.includes(column) }));
  return {
    margin: [0, 2, 0, 8],
    layout: grid,
    table: {
      headerRows: 1,
      // Columns' names never stand alone at the foot of a page.
      keepWithHeaderRows: Number(rows.slice(0, 1).every(isWhole)),
      dontBreakRows: rows.every(isWhole),
      widths: widths.map((share) => `${share}%`),
      body: [row(header, true), ...rows.map((cells) => row(cells, false))],
    },
  };
};

/** The width of the longest bar, in points. */
const BAR_WIDTH = 200;

const bar = (share: number): ContentCanvas => ({
  canvas: [{ type: 'rect', x: 0, y: 2, w: share * BAR_WIDTH, h: 9, color: BAR }],
});

const bars = ({ header, rows }: Extract<Block, { is: 'bars' }>, set: Typeset): Content => {
  const row = (name: string, figure: string, bold: boolean) => [
    cell(set(name), { bold }),
    cell(set(figure), { bold, right: true }),
  ];
  return {
    margin: [0, 2, 0, 8],
    layout: grid,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ['*', 'auto', BAR_WIDTH],
      body: [
        [...row(...header, true), ''],
        ...rows.map(({ name, figure, share }) => [...row(name, figure, false), bar(share)]),
      ],
    },
  };
};

const TOP = 'top';

/**
 * A heading takes this much of a page, in points, with a line or a table's first two rows: else the next
 * page.
 */
const ROOM = 90;

const drawn = (block: Block, set: Typeset): Content => {
  if (block.is === 'table') return table(block, set);
  if (block.is === 'bars') return bars(block, set);
  if (block.is === 'heading') {
    const style = block.under ? 'subsection' : 'section';
    return { text: set(block.text), style, outline: true, outlineParentId: TOP };
  }
  const text = set(block.text);
  const { label } = block;
  if (label === undefined) return { text, style: 'body' };
  return { style: 'body', text: [{ text: `${set(label)}: `, bold: true }, text] };
};

/**
 * A paper as PDF: title, language, bookmarks and selectable text, and at its top what its typeface lacks. The
 * same bytes every time. `pdfmake` writes no structure tags: who needs them reads the Word document.
 */
export const pdfOf = async (paper: Paper): Promise<Uint8Array> => {
  const at = new Date(paper.at);
  const setter = setterHere();
  const set = (words: string): string => setter.set(plain(words));
  const title = set(paper.title);
  const blocks = paper.blocks.map((block) => drawn(block, set));
  const missing = setter.missing();
  const definition = {
    pageSize: 'A4',
    pageMargins: [62, 62, 62, 62],
    language: LANGUAGE,
    displayTitle: true,
    info: {
      title: plain(paper.title),
      subject: plain(paper.subject),
      author: paper.author,
      creationDate: at,
      modDate: at,
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: INK },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 10] },
      section: { fontSize: 13, bold: true, margin: [0, 14, 0, 6] },
      subsection: { fontSize: 11.5, bold: true, margin: [0, 10, 0, 5] },
      body: { margin: [0, 0, 0, 6] },
      notice: { margin: [0, 0, 0, 10], bold: true },
      foot: { alignment: 'center', fontSize: 8 },
    },
    footer: (page, pages) => ({
      text: set(paper.foot(String(page), String(pages))),
      style: 'foot',
      margin: [62, 24, 62, 0],
    }),
    pageBreakBefore: ({ style, startPosition: { verticalRatio, pageInnerHeight } }) =>
      (style === 'section' || style === 'subsection') &&
      (1 - verticalRatio) * pageInnerHeight < ROOM,
    content: [
      {
        id: TOP,
        text: title,
        style: 'title',
        outline: true,
        outlineExpanded: true,
      },
      ...(missing === undefined ? [] : [{ text: missing, style: 'notice' }]),
      ...blocks,
    ],
  } satisfies TDocumentDefinitions;
  return pdfmake.createPdf(definition).getBuffer();
};
