import { markdownOf } from '../documents/markdown.ts';
import type { Paper } from '../documents/paper.ts';
import type { RouteAnswer } from './route.ts';

export const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A body to be kept as a file. File names hold a code or a reference: plain ASCII. */
export const file = (name: string, type: string, body: string | Uint8Array): RouteAnswer => ({
  status: 200,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  body,
});

export type PaperFormat = 'docx' | 'pdf' | 'md';

/**
 * A paper as a file. The writers of Word and PDF take half a second to load: the first reader waits, not
 * every start.
 */
export const paperFile = async (
  paper: Paper,
  name: string,
  format: PaperFormat,
): Promise<RouteAnswer> => {
  const named = `${name}.${format}`;
  if (format === 'md') return file(named, 'text/markdown; charset=utf-8', markdownOf(paper));
  if (format === 'pdf') {
    const { pdfOf } = await import('../documents/pdf.ts');
    return file(named, 'application/pdf', await pdfOf(paper));
  }
  const { wordOf } = await import('../documents/word.ts');
  return file(named, `${OFFICE}.wordprocessingml.document`, await wordOf(paper));
};
