import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { markdownOf } from '../../../src/documents/markdown.ts';
import { minutesPaper } from '../../../src/documents/minutes.ts';
import type { Block } from '../../../src/documents/paper.ts';
import { table } from '../../../src/documents/paper.ts';
import { pdfOf } from '../../../src/documents/pdf.ts';
import { wordOf } from '../../../src/documents/word.ts';
import { openPdf, pagesOf } from './reading.ts';
import { source } from './sample.ts';

const paper = minutesPaper(source);

const sections = [
  'Attendance',
  'Declarations of interest',
  '1. Quay budget',
  '2. Dredging licence',
  'Corrections',
  'Next meeting',
  'Addenda',
];

describe('minutes of a meeting that was adjourned over days', () => {
  it('name the days, and the day of whatever was not on the first', () => {
    const [friday, monday] = ['2026-11-27T09:00:00.000Z', '2026-11-30T12:00:00.000Z'];
    const document = {
      ...source.document,
      closedAt: monday,
      adjournments: [{ from: '2026-11-24T11:00:00.000Z', to: friday }, { from: friday }],
      roll: [{ person: 'p3', attendance: 'present', leftAt: friday } as const],
    };
    const words = markdownOf(minutesPaper({ ...source, document }));
    for (const said of [
      '**Date:** Tuesday 24 November 2026 to Monday 30 November 2026',
      '**Time:** 10:00 to Mon 30 Nov, 12:00 (Europe/London)',
      '**Adjourned:** 11:00 to Fri 27 Nov, 09:00; from Fri 27 Nov, 09:00 until it was closed',
      '| Priya Raman | Present | until Fri 27 Nov, 09:00 |',
    ])
      assert.ok(words.includes(said), said);
  });
});

describe('minutes of a risk', () => {
  const risk = { id: 'R-1', kind: 'risk', text: 'The paint spills' } as const;
  const heard = { ...risk, type: 'raid-heard', is: 'scored' } as const;
  const raised = { ...risk, type: 'raid', owner: 'p3' } as const;

  for (const { what, general, told } of [
    {
      what: 'that was raised and scored say so once',
      general: [raised, { ...heard, score: 12 }, { ...heard, score: 6 }],
      told: ['The paint spills (score 6) (watched by Priya Raman)'],
    },
    {
      what: 'raised elsewhere say what it scores',
      general: [{ ...heard, score: 6 }],
      told: ['The paint spills (score now 6)'],
    },
    {
      what: 'that was reviewed once raised say both',
      general: [raised, { ...heard, is: 'reviewed', score: 6 } as const],
      told: ['The paint spills (watched by', 'The paint spills (reviewed, score now 6)'],
    },
  ])
    it(what, () => {
      const words = markdownOf(
        minutesPaper({ ...source, document: { ...source.document, general, items: [] } }),
      );
      assert.equal(words.match(/R-1 Risk/gu)?.length, told.length, words);
      for (const each of told) assert.ok(words.includes(each), words);
    });
});

describe('minutes as a Word document', () => {
  const html = async (): Promise<string> => {
    const { value, messages } = await mammoth.convertToHtml({
      buffer: Buffer.from(await wordOf(paper)),
    });
    assert.deepEqual(messages, []);
    return value;
  };

  it('has real headings, in order', async () => {
    const headings = [...(await html()).matchAll(/<h([12])>(.*?)<\/h/gu)];
    assert.deepEqual(
      headings.map(([, level, words]) => `${level} ${words}`),
      ['1 Minutes M-4: Harbour Board', ...sections.map((title) => `2 ${title}`)],
    );
  });

  it('has tables whose header is one row', async () => {
    const [roll = '', actions = ''] = (await html()).match(/<table>.*?<\/table>/gu) ?? [];
    assert.match(roll, /^<table><thead><tr><th><p><strong>Name<.*?<\/thead><tbody>/u);
    assert.match(
      roll,
      /Priya Raman<.*Present<.*from 10:20, out from 10:30 to 10:35<.*Maya Lindqvist<.*Apologies</u,
    );
    assert.match(actions, /<tbody>.*A-12<.*Tell the port \| today<.*Priya.*Fri 4 Dec 2026/u);
  });

  it('names its title, its language and who made it', async () => {
    const files = unzipSync(await wordOf(paper));
    const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    const properties = part('docProps/core.xml');
    assert.match(properties, /<dc:title>Minutes M-4: Harbour Board<\/dc:title>/u);
    assert.match(properties, /<dc:creator>Gavel<[^]*<dcterms:modified[^>]*>2026-12-01T10:00:00Z</u);
    assert.match(part('word/styles.xml'), /<w:lang w:val="en-GB"/u);
  });

  it('says what was decided, and keeps what was typed as it was typed', async () => {
    const words = await html();
    assert.match(words, /First line<br \/>- second line, &lt;b&gt;not bold&lt;\/b&gt; &amp; \*\*/u);
    assert.match(words, /declared by Maya Lindqvist for Daniel Okafor/u);
    assert.match(
      words,
      /Mend the wall \(carried: 4 for, 1 against, 1 abstained; declared by Daniel/u,
    );
    assert.match(words, /Motion 2: <\/strong>Sell the crane \(lost: 2 for, 3 against, 0 abst/u);
    assert.match(words, /1\. Quay budget<\/h2>.*<strong>Recused: <\/strong>Priya Raman</u);
    assert.match(words, /<strong>Time: <\/strong>17 min, 15 planned</u);
    assert.match(words, /<strong>Quorum: <\/strong>3 present, 3 needed</u);
    assert.match(
      words,
      /Quorum lost at 10:40: <\/strong>2 present, 3 needed: no quorum, without the s/u,
    );
    assert.match(words, /<strong>Because: <\/strong>The wall will not wait/u);
    assert.match(
      words,
      />In force from Friday 1 January 2027\. Supersedes D-3\. Rescinded by D-8\.</u,
    );
    assert.match(words, /Approved on Tuesday 1 December 2026 by Daniel Okafor/u);
    assert.match(words, /SHA-256 a1b2c3; journal entry 41, d4e5f6/u);
    assert.match(words, /M-5, Tuesday 12 January 2027 at 10:00/u);
  });
});

describe('minutes as PDF', () => {
  it('has a title, a language, bookmarks and the text', async () => {
    const bytes = await pdfOf(paper);
    const pdf = await openPdf(bytes);
    const { info } = await pdf.getMetadata();
    const { Title, Author, Language, CreationDate } = info as Readonly<Record<string, string>>;
    assert.deepEqual(
      [Title, Author, Language, CreationDate],
      ['Minutes M-4: Harbour Board', 'Gavel', 'en-GB', 'D:20261201100000Z'],
    );
    const [top] = await pdf.getOutline();
    assert.equal(top?.title, 'Minutes M-4: Harbour Board');
    assert.deepEqual(
      top.items.map(({ title }: { title: string }) => title),
      sections,
    );
    const [first = ''] = await pagesOf(bytes);
    assert.match(first, /D-7 Decision: .*Approve the quay budget/u);
    assert.match(first, /page 1 of 2$/u);
  });

  it('leaves no heading alone at the foot of a page', async () => {
    const line: Block = { is: 'paragraph', text: 'A line' };
    const row = ['A-1', 'Tell the port today. '.repeat(30)];
    const table: Block = { is: 'table', header: ['Ref.', 'Action'], rows: [row], widths: [20, 80] };
    const title: Block = { is: 'heading', text: 'Alone' };
    // From where all of it fits on the first page to where none does.
    for (const above of [28, 29, 30, 31, 32, 33, 34])
      for (const below of [line, table]) {
        const blocks = [...Array.from({ length: above }, () => line), title, below];
        // oxlint-disable-next-line no-await-in-loop -- one after the other reads better when it fails
        for (const page of await pagesOf(await pdfOf({ ...paper, blocks })))
          assert.doesNotMatch(
            page,
            /(?:Alone|Ref\.\s+Action)\s+Minutes M-4/u,
            `below ${above} lines`,
          );
      }
  });

  it('breaks no row at the foot of a page that fits on the next', async () => {
    const words = 'Inspect the bollards on the seaward side of the east quay and tell the board';
    const rows = Array.from({ length: 60 }, () => [words.replaceAll(' ', '\n')]);
    const [block] = table(['Action'], [100], rows);
    assert.ok(block);
    for (const page of await pagesOf(await pdfOf({ ...paper, blocks: [block] })))
      assert.equal(page.match(/Inspect/gu)?.length, page.match(/tell\s+the\s+board/gu)?.length);
  });

  it('says at its top how many letters its typeface lacks, and of which script', async () => {
    const cells = ['田中 由紀 👍', 'وافق', '✓ → ＝ ﬁ Ωμέγα'];
    const odd = { ...paper, blocks: [table(['A', 'B', 'C'], [30, 30, 40], [cells])].flat() };
    const [page = ''] = await pagesOf(await pdfOf(odd));
    assert.match(
      page.replaceAll(/\s+/gu, ' '),
      /lacks 4 Chinese or Japanese characters, 1 emoji, 4 Arabic letters: .*Word document has them/u,
    );
    assert.match(page, /\(yes\) -> = fi Ωμέγα/u);
    assert.doesNotMatch((await pagesOf(await pdfOf(paper))).join(''), /typeface/u);
  });

  it('breaks what is long over pages, and a word that fits no line', async () => {
    const text = `${'The wall may not hold. '.repeat(400)}${'x'.repeat(500)}`;
    const pages = await pagesOf(
      await pdfOf({
        ...paper,
        blocks: [
          { is: 'paragraph', text },
          { is: 'table', header: ['Action'], rows: [[text]], widths: [100] },
        ],
      }),
    );
    assert.ok(pages.length > 2);
    assert.equal(pages.join('').match(/x/gu)?.length, 2 * 500);
  });
});

describe('minutes as Markdown', () => {
  const markdown = markdownOf(paper);

  it('has headings and tables', () => {
    assert.deepEqual(
      [...markdown.matchAll(/^## (.*)$/gmu)].map(([, title]) => title),
      sections,
    );
    assert.match(markdown, /^\| A-12 \| Tell the port \\\| today \| Priya Raman \|/mu);
  });

  it('shows what was typed as it was typed', () => {
    assert.match(
      markdown,
      /First line {2}\n\\- second line, \\<b\\>not bold\\<\/b\\> \\& \\\*\\\*/u,
    );
  });
});

describe('a document made twice', () => {
  it('is the same, byte for byte, whatever the clock says', async () => {
    const [word, pdf] = [await wordOf(paper), await pdfOf(paper)];
    mock.timers.enable({ apis: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    try {
      assert.deepEqual(await wordOf(paper), word);
      assert.deepEqual(await pdfOf(paper), pdf);
    } finally {
      mock.timers.reset();
    }
  });

  it('holds no text that its format cannot', async () => {
    const text = 'a\u0000b\u0008c\uD800d\uFFFFe';
    const odd = { ...paper, blocks: [{ is: 'paragraph', text }] as const };
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await wordOf(odd)) });
    assert.match(value, /abc\uFFFDde/u);
    assert.match((await pagesOf(await pdfOf(odd)))[0] ?? '', /abc.de/u);
  });
});
