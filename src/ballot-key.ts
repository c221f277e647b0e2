import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const KEY_BYTES = 32;

/** A key of 32 bytes as settings and files hold it: base64. Undefined for anything else. */
export const ballotKeyOf = (text: string): Buffer | undefined => {
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === KEY_BYTES && key.toString('base64') === text.trim() ? key : undefined;
};

const fileExists = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/**
 * Local mode's key for secret votes, kept in `file`, which only its owner may read; made when it is first
 * asked for. The file lies outside the store's folder, so that a copy of that folder opens no ballot box.
 * Gives no key where the file holds none.
 */
export const createLocalBallotKey = (file: string) => (): readonly Buffer[] => {
  try {
    const fresh = randomBytes(KEY_BYTES).toString('base64');
    writeFileSync(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!fileExists(error)) throw error;
  }
  const key = ballotKeyOf(readFileSync(file, 'utf8'));
  return key ? [key] : [];
};
