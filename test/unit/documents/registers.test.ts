import assert from 'node:assert/strict';
import ExcelJS from 'exceljs';
import { mock } from 'node:test';
import { unzipSync, strFromU8 } from 'fflate';
import readExcel from 'read-excel-file/node';
import { excelOf } from '../../../src/documents/excel.ts';
import { registerSheets } from '../../../src/documents/registers.ts';
import type { RegistersSource } from '../../../src/documents/register-source.ts';
import { nameOf } from './sample.ts';
import { registers } from './sample-registers.ts';

const about = { title: 'Registers', at: '2026-12-04T00:00:00Z' };
const day = (date: string): Date => new Date(`${date}T00:00:00Z`);

describe('registers as an Excel workbook', () => {
  let bytes: Uint8Array;
  let rows: (name: string) => unknown[][];
  before(async () => {
    bytes = await excelOf(registerSheets(registers), about);
    const sheets = await readExcel(Buffer.from(bytes));
    rows = (name) => {
      const found = sheets.find(({ sheet }) => sheet === name);
      assert.ok(found, `no sheet ${name}`);
      return found.data.slice(1);
    };
  });

  it('holds the decisions, with real dates', () => {
    assert.equal(rows('Decisions').length, 1);
    const [ref, , status, on, meeting, , , , by, , , , , since, review] =
      rows('Decisions')[0] ?? [];
    assert.deepEqual(
      [ref, status, on, since, meeting, by, review],
      [
        'D-1',
        'in force',
        day('2026-11-24'),
        day('2026-11-24'),
        'M-1',
        'Daniel Okafor',
        day('2027-03-01'),
      ],
    );
  });

  it('counts how old and how late an action is', () => {
    assert.deepEqual(
      rows('Actions').map(([ref, , , owner, due, late, age, slipped]) => [
        ref,
        owner,
        due,
        late,
        age,
        slipped,
      ]),
      [
        ['A-1', 'Priya Raman', day('2026-12-01'), 3, 10, 2],
        ['A-2', null, null, null, 6, 0],
      ],
    );
  });

  it('holds who attended, with times in the committee’s zone', () => {
    assert.deepEqual(rows('Attendance'), [
      ['M-1', day('2026-07-01'), 'Daniel Okafor', 'Absent', null, 'Priya Raman', null, null],
      ['M-1', day('2026-07-01'), 'Priya Raman', 'Present', null, null, '10:10', null],
    ]);
  });

  it('holds all that is known of a risk, an issue and a dependency', async () => {
    const known = { status: 'open', addedBy: 'p1', addedAt: '2026-11-24T10:00:00.000Z' } as const;
    const raid: RegistersSource['raid'] = [
      {
        ...known,
        ref: 'R-1',
        kind: 'risk',
        text: 'The crane may fall',
        nature: 'threat',
        inherent: { probability: 5, impact: 4 },
        target: { probability: 1, impact: 4 },
        proximity: 'imminent',
        status: 'occurred',
        became: 'R-2',
      },
      {
        ...known,
        ref: 'R-2',
        kind: 'issue',
        text: 'It fell',
        category: 'off-specification',
        priority: 'high',
        from: 'R-1',
        links: ['A-1', 'A-2'],
        outcome: 'not-needed',
      },
      {
        ...known,
        ref: 'R-3',
        kind: 'dependency',
        text: 'The permit',
        direction: 'in',
        party: 'Port Authority',
      },
    ];
    const made = await excelOf(registerSheets({ ...registers, raid }), about);
    const found = (await readExcel(Buffer.from(made))).find(({ sheet }) => sheet === 'RAID');
    const [titles = [], ...lines] = found?.data ?? [];
    const told = lines.map((line) =>
      Object.fromEntries(titles.map((title, at) => [title, line[at]]).filter(([, cell]) => cell)),
    );
    const common = { 'Raised on': day('2026-11-24'), 'Raised by': nameOf('p1') };
    assert.deepEqual(told, [
      {
        ...common,
        'Ref.': 'R-1',
        Kind: 'Risk',
        Text: 'The crane may fall',
        Status: 'occurred',
        Probability: 5,
        Impact: 4,
        Score: 20,
        Severity: 'very high',
        'Score at first': 20,
        'Score aimed at': 4,
        Nature: 'threat',
        Proximity: 'imminent',
        Became: 'R-2',
      },
      {
        ...common,
        'Ref.': 'R-2',
        Kind: 'Issue',
        Text: 'It fell',
        Status: 'open',
        Severity: 'high',
        'Kind of issue': 'off specification',
        Priority: 'high',
        'Comes from': 'R-1',
        'With it': 'A-1, A-2',
        Outcome: 'not needed',
      },
      {
        ...common,
        'Ref.': 'R-3',
        Kind: 'Dependency',
        Text: 'The permit',
        Status: 'open',
        'Who waits': 'We wait for them',
        'Other party': 'Port Authority',
      },
    ]);
  });

  it('holds how each motion was voted on', () => {
    const moved = ['V-1', 'Approve the quay budget', 'carried, to be ratified', day('2026-07-01')];
    const ratify = 'carried without a quorum at M-1, to be ratified';
    const counted = [2, 2, 1, 'for', 3, 5, ratify, 'show of hands', null, null];
    const [waiting, open, stoodIn] = rows('Votes');
    assert.equal(
      stoodIn?.at(-1),
      `${nameOf('p2')} (through ${nameOf('p3')}); ${nameOf('p1')} (by ${nameOf('p4')})`,
    );
    assert.deepEqual(
      [waiting, open],
      [
        [...moved, 'M-1', 'Priya Raman', null, ...counted],
        ['V-2', 'Sell the crane', 'voting', null, 'M-1', ...Array.from({ length: 12 }, () => null)],
      ],
    );
  });

  it('holds no text that a spreadsheet takes for a formula', () => {
    const typed = rows('RAID').map((row) => row[2]);
    assert.deepEqual(typed, ["'+1", "'-1", "'@SUM(A1)", "'\t=1", "'=1", 'plain']);
    assert.equal(rows('Decisions')[0]?.[1], `'=HYPERLINK("https://evil.example")`);
  });

  it('has filters and a frozen header on every sheet', () => {
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) =>
      /worksheets\/sheet\d/u.test(name),
    );
    assert.equal(sheets.length, 5);
    for (const [, file] of sheets) {
      assert.match(strFromU8(file), /<pane ySplit="1"[^>]*state="frozen"/u);
      assert.match(strFromU8(file), /<autoFilter ref="A1:/u);
    }
  });

  it('has columns as wide as their headers, with room for the filter, and as dates', async () => {
    const workbook = await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);
    const columns = workbook.worksheets.flatMap(({ columns }) => columns);
    assert.ok(columns.length > 80);
    for (const { values: [, header, ...cells] = [], width = 0 } of columns) {
      assert.ok(typeof header === 'string' && width >= header.length + 6);
      if (cells.some((cell) => cell instanceof Date)) assert.ok(width >= '30 Nov 2026'.length + 2);
    }
  });

  it('names its title, and who made it', () => {
    const properties = strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array());
    assert.match(properties, /<dc:creator>Gavel<.*<dc:title>Registers</u);
    assert.match(properties, /<dcterms:created[^>]*>2026-12-04T00:00:00Z</u);
  });

  it('is the same, byte for byte, when it is made twice', async () => {
    mock.timers.enable({ apis: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    try {
      assert.deepEqual(await excelOf(registerSheets(registers), about), bytes);
    } finally {
      mock.timers.reset();
    }
  });
});
