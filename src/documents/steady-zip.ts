import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PROPERTIES = 'docProps/core.xml';
/** Zip keeps wall-clock time: its earliest, so that no zone and no printing shows. */
const EPOCH = new Date(1980, 0, 1);

/**
 * An Office file made again with the instant of its records in place of the clock's: in its properties,
 * and nowhere in the archive. Neither `docx` nor `exceljs` lets both be set.
 */
export const steadyZip = (bytes: Uint8Array, at: string): Uint8Array => {
  const files = unzipSync(bytes);
  const instant = `${at.slice(0, 19)}Z`;
  const properties = strFromU8(files[PROPERTIES] ?? new Uint8Array()).replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu,
    `$1${instant}`,
  );
  return zipSync({ ...files, [PROPERTIES]: strToU8(properties) }, { mtime: EPOCH });
};
