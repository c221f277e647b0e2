import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { markdownToHtml, messageToHtml } from '../../../src/rehearsal/page/markdown.ts';

describe('markdown on the rehearsal page', () => {
  for (const [markdown, html] of [
    ['**bold** and _soft_ and *soft*', '<strong>bold</strong> and <em>soft</em> and <em>soft</em>'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['\\*not bold\\*', '*not bold*'],
    ['one\ntwo', 'one<br>two'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
    ['<b>&"', '&lt;b&gt;&amp;&quot;'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    [
      '[the _file_](https://harbour.example/a_b_c?d=1&e)',
      '<a href="https://harbour.example/a_b_c?d=1&amp;e" target="_blank" rel="noopener noreferrer">the <em>file</em></a>',
    ],
  ] as const)
    it(JSON.stringify(markdown), () => assert.equal(markdownToHtml(markdown), html));

  it('shows mentions, and nothing else, out of <at>', () => {
    assert.equal(
      messageToHtml('<at>Ana <i></at> says <at onclick=x>hi</at>'),
      '<span class="at">Ana &lt;i&gt;</span> says <span class="at">hi</span>',
    );
  });

  it('never lets a tag through that it did not make', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '[',
      ']',
      '(',
      ')',
      'https://x',
      '*',
      '_',
      '\\',
      '\uE000',
      '0',
      '\uE001',
      'a',
      '\n- ',
      '&',
      '<at>',
      '</at>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const tags = messageToHtml(parts.join('')).match(/<[^>]*>/g) ?? [];
        const own =
          /^<(\/?(strong|em|s|ul|ol|li|br|a|span)|ol start="\d+"|span class="at"|a href="https?:[^"<>\s]*" target="_blank" rel="noopener noreferrer")>$/;
        assert.deepEqual(
          tags.filter((tag) => !own.test(tag)),
          [],
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
