import ExcelJS from 'exceljs';
import type { CellValue, Worksheet } from 'exceljs';
import { text } from '../text/text.ts';
import { COLOURS, plain } from './paper.ts';
import type { Cell, Sheet } from './sheet.ts';
import { steadyZip } from './steady-zip.ts';

/** With its opacity before it. */
const SHADE = `FF${COLOURS.shade}`;
const DATE = 'd mmm yyyy';
/** As the file format numbers papers. */
const A4 = 9;

/**
 * A text that no spreadsheet takes for a formula, also not after a detour through CSV, nor where its signs are
 * of another width or stand after what nobody sees. Source: OWASP, "CSV Injection".
 */
const harmless = (words: string): string => {
  const clean = plain(words);
  const seen = clean.normalize('NFKC').replace(/^[\p{Cf}\p{Zs}]+/u, '');
  return /^[\t\r]/u.test(words) || /^[=+\-@\t]/u.test(seen) ? `'${clean}` : clean;
};

const valueOf = (cell: Cell): CellValue => {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return harmless(cell);
  return typeof cell === 'number' ? cell : new Date(`${cell.day}T00:00:00Z`);
};

/** A line of text, and the most that Excel takes for a row, in points. */
const LINE = 15;
const HIGHEST = 409;

/** As high as its longest text needs: not every program reckons that when it opens a file. */
const heightOf = (cells: readonly Cell[], columns: Sheet['columns']): number => {
  const lines = cells.map((cell, index) =>
    String(typeof cell === 'object' ? '' : (cell ?? ''))
      .split('\n')
      .map((line) => Math.max(1, Math.ceil(line.length / (columns[index]?.width ?? 1))))
      .reduce((sum, each) => sum + each, 0),
  );
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines));
};

/** Figures to the right, a little off what comes next; everything else, dates too, to the left. */
const FIGURE = { vertical: 'top', horizontal: 'right', indent: 1 } as const;
/** As far off as the button of its filter is wide, which would cover it. */
const FIGURE_HEAD = { ...FIGURE, indent: 3 } as const;
const TEXT = { vertical: 'top', horizontal: 'left', wrapText: true } as const;

const fill = (worksheet: Worksheet, { columns, rows }: Sheet): void => {
  worksheet.columns = columns.map(({ title, width }) => ({
    header: title,
    width,
    style: { alignment: TEXT },
  }));
  for (const cells of rows) worksheet.addRow(cells.map(valueOf)).height = heightOf(cells, columns);
  worksheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = DATE;
      if (typeof cell.value === 'number') cell.alignment = FIGURE;
    }),
  );
  const head = worksheet.getRow(1);
  head.eachCell((cell, column) => {
    if (rows.some((cells) => typeof cells[column - 1] === 'number')) cell.alignment = FIGURE_HEAD;
  });
  head.font = { name: 'Calibri', family: 2, size: 11, bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: SHADE } };
  worksheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: rows.length + 1, column: columns.length },
  };
};

/**
 * Sheets as an Excel workbook (`.xlsx`): header rows frozen and repeated in print, filters, real dates.
 * `at` (UTC) stands in its properties. The same bytes every time.
 */
export const excelOf = async (
  sheets: readonly Sheet[],
  { title, at }: { readonly title: string; readonly at: string },
): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  workbook.title = plain(title);
  workbook.creator = text('general.gavel');
  workbook.lastModifiedBy = workbook.creator;
  for (const sheet of sheets)
    fill(
      workbook.addWorksheet(sheet.title, {
        views: [{ state: 'frozen', ySplit: 1 }],
        pageSetup: {
          // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- its enum is there for compilers alone
          paperSize: A4,
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '1:1',
        },
      }),
      sheet,
    );
  return steadyZip(new Uint8Array(await workbook.xlsx.writeBuffer()), at);
};
