import { dirname } from 'node:path';
import { Invalid } from '../errors.ts';

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: readonly number[] = [11, 26];
/** SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL and SQLITE_CANTOPEN. */
const NOT_WRITABLE: readonly number[] = [3, 8, 10, 13, 14];

/** `folder` is not one that Gavel can keep its files in. */
export const notUsable = (folder: string, cause: unknown): Invalid =>
  new Invalid('setting-data', { name: 'GAVEL_DATA', folder }, cause);

export const damaged = (file: string, cause?: unknown): Invalid =>
  new Invalid('store-damaged', { file }, cause);

const whyNot = (file: string, error: unknown): unknown => {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const code = Number(error.errcode) & 0xff;
  if (DAMAGED.includes(code)) return damaged(file, error);
  return NOT_WRITABLE.includes(code) ? notUsable(dirname(file), error) : error;
};

/** Opens a file of SQLite's. Throws Invalid (`store-damaged`, `setting-data`), with which a start ends. */
export const opening = <T>(file: string, open: () => T): T => {
  try {
    return open();
  } catch (error) {
    throw whyNot(file, error);
  }
};
