import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { markdownOf } from '../../../src/documents/markdown.ts';
import type { Block } from '../../../src/documents/paper.ts';
import { packPaper } from '../../../src/documents/pack.ts';
import { pdfOf } from '../../../src/documents/pdf.ts';
import { wordOf } from '../../../src/documents/word.ts';
import { openPdf, pagesOf } from './reading.ts';
import { packSource } from './sample-pack.ts';

const paper = packPaper(packSource);
const markdown = markdownOf(paper);

/** The lines of a section, without what separates a table's head from its rows. */
const sectionOf = (title: string): string[] =>
  (markdown.split(`## ${title}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line !== '' && !line.includes('---')) ?? [];

describe('the pack as a document', () => {
  it('says for which meeting, and who is expected', () => {
    assert.match(markdown, /^# Pack for M-5: Harbour Board$/mu);
    assert.match(markdown, /\*\*Meeting:\*\* M-5, Thursday 26 November 2026 at 14:00/u);
    assert.match(markdown, /5 present, 4 needed \(of 6 votes\); without Daniel Okafor \(away\)/u);
  });

  it('names the minutes that are not approved', () => {
    assert.match(markdown, /\*\*Minutes not approved:\*\* M-2 \(circulated\), M-3 \(draft\)/u);
  });

  it('sets figures to the right', () => {
    assert.match(markdown, /\| Days late \| Why \|\n\| --- \| --- \| --- \| ---: \| --- \|/u);
    assert.match(markdown, /\| Actions \| Number \|\n\| --- \| ---: \|/u);
  });

  for (const [title, ...lines] of [
    [
      'To decide',
      '| No. | Topic | Presented by | Minutes |',
      '| 3 | Pilot boat | Priya Raman | 15 |',
    ],
    [
      'Overdue or stuck',
      '| Ref. | Action | Owner | Days late | Why |',
      '| A-12 | Circulate the budget | Priya Raman | 4 | The yard answers on Monday |',
      '| A-15 | Count the bollards | Daniel Okafor | 1 | declined: not mine |',
      '| A-9 | Call the insurer | Daniel Okafor |  | Waits for the survey |',
    ],
    [
      'Moved to a later date',
      '| Ref. | Action | Owner | Due | Times moved |',
      '| A-12 | Circulate the budget | Priya Raman | Fri 20 Nov 2026 | 2 |',
    ],
    [
      'Closed since M-4',
      '| Ref. | Action | Owner | Closed on |',
      '| A-3 | Paint the shed | Maya Lindqvist | Fri 13 Nov 2026 |',
    ],
    [
      'Other open actions',
      '| Ref. | Action | Owner | Due |',
      '| A-14 | Publish the tariff (from D-3, superseded by D-5) | Priya Raman | Fri 11 Dec 2026 |',
    ],
    [
      'RAID',
      '**New since M-4:** R-4 The survey of the quay',
      '**Occurred or failed since M-4:** R-2 The crane falls (now R-4)',
      '**Score risen:** R-1 The wall may not hold, from 6 to 12',
      '| Ref. | Kind | Text | Owner | Score |',
      '| R-1 | Risk | The wall may not hold | Priya Raman | 12 |',
      '| R-3 | Risk | Fog | nobody yet | 8 |',
      '| R-4 | Dependency | The survey of the quay | nobody yet |  |',
    ],
    [
      'Attendance',
      '| Meeting | Present |',
      '| M-4, Tue 10 Nov 2026 | 5 of 6 |',
      '| M-3, Tue 13 Oct 2026 | 3 of 6 |',
    ],
  ] as const)
    it(`holds: ${title}`, () => assert.deepEqual(sectionOf(title), lines));

  it('counts actions by how they stand', () => {
    assert.deepEqual(sectionOf('Actions').slice(1), [
      '| On track | 1 |',
      '| Overdue | 2 |',
      '| Stuck, not overdue | 1 |',
      '| To confirm | 1 |',
      '| Closed since M-4 | 1 |',
    ]);
  });

  it('is read as tables in Word, its bars as long as their share', async () => {
    const bytes = await wordOf(paper);
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    assert.deepEqual(messages, []);
    assert.match(value, /<h2>Finished in time<\/h2>.*Priya Raman<.*3 of 4<.*All others<.*0 of 5</u);
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    const bars = [...xml.matchAll(/w:right="(\d+)"[^>]*\/>(?=<\/w:pPr>)/gu)].map(([, n]) =>
      Number(n),
    );
    // Of a cell of 3952: one of two, two of two, five of six, three of four.
    assert.deepEqual([...new Set(bars)], [1976, 0, 659, 988]);
  });

  it('is drawn in PDF, with a rectangle for each bar', async () => {
    const bytes = await pdfOf(paper);
    assert.match((await pagesOf(bytes)).join('\n'), /All others\s+0 of 5/u);
    const page = await (await openPdf(bytes)).getPage(1);
    const { fnArray } = await page.getOperatorList();
    assert.ok(fnArray.filter((each) => each === OPS.constructPath).length > 5);
  });

  it('keeps the names of columns with what stands below them, wherever a page ends', async () => {
    const line = (text: string): Block => ({ is: 'paragraph', text });
    const grid: Block = { is: 'table', header: ['Columns'], widths: [100], rows: [['Cell']] };
    const chart: Block = {
      is: 'bars',
      header: ['Columns', 'Number'],
      rows: [{ name: 'Cell', figure: '1', share: 1 }],
    };
    for (const block of [grid, chart])
      for (const count of [30, 31, 32, 33]) {
        const lines = Array.from({ length: count }, () => line('A line.'));
        // oxlint-disable-next-line no-await-in-loop -- one page's end after the other
        const pages = await pagesOf(
          await pdfOf({ ...paper, blocks: [...lines, line('Two\nlines.'), block] }),
        );
        for (const page of pages) assert.equal(page.includes('Columns'), page.includes('Cell'));
      }
  });

  it('says so where there is nothing', () => {
    const { pack } = packSource;
    const { last: _, meeting: __, ...none } = pack;
    const empty = markdownOf(
      packPaper({
        ...packSource,
        pack: {
          ...none,
          toDecide: [],
          open: [],
          overdue: [],
          unassigned: [],
          atRisk: [],
          toConfirm: [],
          slipped: [],
          closed: [],
          reviews: [],
          raid: [],
          attendance: [],
          punctuality: [],
        },
      }),
    );
    assert.match(empty, /^# Pack: Harbour Board$/mu);
    assert.match(empty, /No meeting is planned[^]*Nothing is on the agenda for decision/u);
    assert.deepEqual(empty.match(/^## .*/gmu), ['## To decide', '## Actions']);
  });

  it('is the same, byte for byte, all day', async () => {
    const later = packPaper({ ...packSource, now: '2026-11-24T17:00:00.000Z' });
    const [word, pdf] = [await wordOf(paper), await pdfOf(paper)];
    mock.timers.enable({ apis: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    try {
      assert.deepEqual(await wordOf(later), word);
      assert.deepEqual(await pdfOf(later), pdf);
    } finally {
      mock.timers.reset();
    }
  });
});
