import ExcelJS from 'exceljs';
import type { CellValue, Worksheet } from 'exceljs';
import { text } from '../text/text.ts';
import { plain } from './paper.ts';
import type { Cell, Sheet } from './sheet.ts';
import { steadyZip } from './steady-zip.ts';

const SHADE = 'FFEEF1F5';
const DATE = 'd mmm yyyy';

/**
 * A text that no spreadsheet takes for a formula, also not after a detour through CSV.
 * Source: OWASP, "CSV Injection".
 */
const harmless = (words: string): string => {
  const clean = plain(words);
  return /^[=+\-@\t\r]/u.test(words) || /^[=+\-@\t]/u.test(clean) ? `'${clean}` : clean;
};

const valueOf = (cell: Cell): CellValue => {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return harmless(cell);
  return typeof cell === 'number' ? cell : new Date(`${cell.day}T00:00:00Z`);
};

const fill = (worksheet: Worksheet, { columns, rows }: Sheet): void => {
  worksheet.columns = columns.map(({ title, width }) => ({
    header: title,
    width,
    style: { alignment: { vertical: 'top', wrapText: true } },
  }));
  for (const cells of rows) worksheet.addRow(cells.map(valueOf));
  worksheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = DATE;
    }),
  );
  const head = worksheet.getRow(1);
  head.font = { bold: true };
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
          orientation: 'landscape',
          fitToPage: true,
          fitToHeight: 0,
          printTitlesRow: '1:1',
        },
      }),
      sheet,
    );
  return steadyZip(new Uint8Array(await workbook.xlsx.writeBuffer()), at);
};
