import assert from 'node:assert/strict';
import readExcel from 'read-excel-file/node';
import { strFromU8, unzipSync } from 'fflate';
import { excelOf } from '../../../src/documents/excel.ts';

describe('a sheet of Excel', () => {
  it('has rows as high as their texts, wherever it is opened', async () => {
    const columns = [{ title: 'Action', width: 10 }];
    const texts = ['one line', 'five words in three lines', 'of\nits\nown', 'x'.repeat(10_000)];
    const sheet = { title: 'Actions', columns, rows: texts.map((text) => [text]) };
    const file = unzipSync(await excelOf([sheet], { title: '', at: '2026-12-04T00:00:00Z' }))[
      'xl/worksheets/sheet1.xml'
    ];
    const heights = strFromU8(file ?? new Uint8Array()).matchAll(/ ht="(\d+)" customHeight="1"/gu);
    assert.deepEqual(
      [...heights].map(([, height]) => Number(height)),
      [15, 45, 45, 409],
    );
  });

  it('is printed on A4, as wide as it is, on as many pages as it takes', async () => {
    const sheet = { title: 'Actions', columns: [{ title: 'Action', width: 10 }], rows: [] };
    const file = unzipSync(await excelOf([sheet], { title: '', at: '2026-12-04T00:00:00Z' }))[
      'xl/worksheets/sheet1.xml'
    ];
    const [setUp = ''] = /<pageSetup[^>]*>/u.exec(strFromU8(file ?? new Uint8Array())) ?? [];
    for (const said of ['paperSize="9"', 'orientation="landscape"', 'fitToHeight="0"'])
      assert.ok(setUp.includes(said), setUp);
  });

  it('holds no formula in full-width signs, nor after what nobody sees', async () => {
    const columns = [{ title: 'Action', width: 10 }];
    const texts = ['＝1+1', '\u200B=1+1', ' ＠SUM(A1)', 'a=b'];
    const sheet = { title: 'Actions', columns, rows: texts.map((text) => [text]) };
    const bytes = await excelOf([sheet], { title: '', at: '2026-12-04T00:00:00Z' });
    const [read] = await readExcel(Buffer.from(bytes), { trim: false });
    assert.deepEqual(read?.data.flat().slice(1), ["'＝1+1", "'\u200B=1+1", "' ＠SUM(A1)", 'a=b']);
  });
});
