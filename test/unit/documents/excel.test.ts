import assert from 'node:assert/strict';
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
});
