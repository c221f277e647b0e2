import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { MinutesDocument } from './assemble.ts';

/** SHA-256 (lower-case hex) over the minutes as RFC 8785 JSON. Addenda come after the seal and stand outside it. */
export const sealOf = (document: MinutesDocument): string =>
  createHash('sha256')
    .update(canonicalize({ ...document, addenda: [] }))
    .digest('hex');
