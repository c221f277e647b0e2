import type { IRunOptions, ITableBordersOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Paper } from './paper.ts';
import { COLOURS, LANGUAGE, plain } from './paper.ts';
import { steadyZip } from './steady-zip.ts';

const { ink: INK, rule: RULE, shade: SHADE, bar: BAR } = COLOURS;

/** A4 in twentieths of a point; the width is that between the margins. */
const PAGE_WIDTH = 9026;
const PAGE_HEIGHT = 16838;
const MARGIN = 1440;

/** A text as runs, its line breaks kept. */
const runs = (words: string, options: IRunOptions = {}): TextRun[] =>
  plain(words)
    .split('\n')
    .map((text, line) => new TextRun({ ...options, text, ...(line > 0 && { break: 1 }) }));

const line = { style: BorderStyle.SINGLE, size: 4, color: RULE };
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
} satisfies ITableBordersOptions;

const INSET = 100;

const fill = (color: string) => ({ type: ShadingType.CLEAR, fill: color, color: 'auto' });

const words = (text: string, look: { readonly bold: boolean; readonly right: boolean }) =>
  new Paragraph({
    spacing: { after: 0 },
    // Columns' names never stand alone at the foot of a page.
    keepNext: look.bold,
    ...(look.right && { alignment: AlignmentType.RIGHT }),
    children: runs(text, { bold: look.bold }),
  });

/** A paragraph of colour as long as its share of the cell: it needs no picture, and prints sharply. */
const bar = (share: number, width: number): Paragraph =>
  new Paragraph({
    spacing: { after: 0 },
    ...(share > 0 && {
      shading: fill(BAR),
      indent: { right: Math.round((width - 2 * INSET) * (1 - share)) },
    }),
  });

const grid = (
  widths: readonly number[],
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  figures: readonly number[] = [],
): Table => {
  const columnWidths = widths.map((share) => Math.round((PAGE_WIDTH * share) / 100));
  const row = (cells: readonly (string | number)[], head: boolean): TableRow =>
    new TableRow({
      ...(head && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((value, column) => {
        const width = columnWidths[column] ?? 0;
        return new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: INSET, right: INSET },
          ...(head && { shading: fill(SHADE) }),
          children: [
            typeof value === 'string'
              ? words(value, { bold: head, right: figures.includes(column) })
              : bar(value, width),
          ],
        });
      }),
    });
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths,
    borders,
    rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
  });
};

/** A table, its texts as cells; of a chart the third cell is the bar. */
const table = (block: Extract<Block, { is: 'table' | 'bars' }>): Table =>
  block.is === 'table'
    ? grid(block.widths, block.header, block.rows, block.figures)
    : grid(
        [36, 18, 46],
        [...block.header, ''],
        block.rows.map(({ name, figure, share }) => [name, figure, share]),
        [1],
      );

const drawn = (block: Block): (Paragraph | Table)[] => {
  if (block.is === 'heading')
    return [
      new Paragraph({
        heading: block.under ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2,
        children: runs(block.text),
      }),
    ];
  // Word joins tables that touch.
  if (block.is !== 'paragraph') return [table(block), new Paragraph({ spacing: { after: 0 } })];
  const { label, text } = block;
  const lead = label === undefined ? [] : runs(`${label}: `, { bold: true });
  return [new Paragraph({ children: [...lead, ...runs(text)] })];
};

// They stand for the numbers, which Word fills in.
const PAGE = '\uE000';
const PAGES = '\uE001';

const footer = (paper: Paper): Footer => {
  const parts = paper.foot(PAGE, PAGES).split(/([\uE000\uE001])/u);
  const children = parts.map((part) => {
    if (part === PAGE) return PageNumber.CURRENT;
    return part === PAGES ? PageNumber.TOTAL_PAGES : plain(part);
  });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 16, children })],
      }),
    ],
  });
};

const headingStyle = (size: number, before: number) => ({
  run: { size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** A paper as a Word document (`.docx`): real headings, header rows and properties. The same bytes every time. */
export const wordOf = async (paper: Paper): Promise<Uint8Array> => {
  const file = new Document({
    title: plain(paper.title),
    subject: plain(paper.subject),
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: LANGUAGE } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: headingStyle(36, 0),
        heading2: headingStyle(26, 280),
        heading3: headingStyle(23, 200),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE_WIDTH + 2 * MARGIN, height: PAGE_HEIGHT },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(paper) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(paper.title) }),
          ...paper.blocks.flatMap(drawn),
        ],
      },
    ],
  });
  return steadyZip(await Packer.toBuffer(file), paper.at);
};
