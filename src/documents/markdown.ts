import type { Block, Paper } from './paper.ts';
import { plain } from './paper.ts';

/** What somebody typed, so that Markdown shows it as typed. */
const escaped = (words: string): string =>
  plain(words).replace(/[\\`*_{}[\]<>#|~&!]/gu, String.raw`\$&`);

const oneLine = (words: string): string => escaped(words).replace(/\s*\n\s*/gu, ' ');

/** Its line breaks kept, and no line of it a list or an underline. */
const lines = (words: string): string =>
  escaped(words)
    .replace(/^(\s*)([-+=])/gmu, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/gmu, String.raw`$1\$2`)
    .replace(/\n/gu, '  \n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const written = (block: Block): string => {
  if (block.is === 'heading') return `${block.under ? '###' : '##'} ${oneLine(block.text)}`;
  if (block.is === 'paragraph')
    return `${block.label === undefined ? '' : `**${oneLine(block.label)}:** `}${lines(block.text)}`;
  const { header } = block;
  const bars = block.is === 'bars';
  const rows = bars ? block.rows.map((bar) => [bar.name, bar.figure]) : block.rows;
  const figures = bars ? [1] : block.figures;
  return [
    row(header.map(oneLine)),
    row(header.map((_, column) => (figures?.includes(column) ? '---:' : '---'))),
    ...rows.map((cells) => row(cells.map(oneLine))),
  ].join('\n');
};

/** A paper as Markdown (CommonMark with tables), ending in a new line. */
export const markdownOf = (paper: Paper): string =>
  [`# ${oneLine(paper.title)}`, ...paper.blocks.map(written), ''].join('\n\n').trimEnd() + '\n';
