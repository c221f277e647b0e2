import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// A copy: the reader takes the bytes for itself.
export const openPdf = async (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes) }).promise;

/** The text of each page of a PDF. */
export const pagesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const pdf = await openPdf(bytes);
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const lines = items.map((item) =>
        'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
      );
      return lines.join('').trim();
    }),
  );
};
