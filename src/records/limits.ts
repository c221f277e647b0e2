import { Invalid } from '../errors.ts';
import type { Doc } from './store.ts';

/** Instants are compared as text, so all have one shape. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** What every store can address: printable ASCII, without the four that Cosmos DB forbids in an id. */
const addressable = /^[\x20-\x7e]{1,255}$/;
const forbidden = /[/\\#?]/;
/** Where Cosmos DB keeps the journal, in the partition of its committee. */
export const entryIds = 'entry|';
/**
 * As Cosmos DB's batch, so that both stores refuse the same. What could be more goes page by page, each page
 * woken by the one before: owners told after a meeting (40 a commit), reminders planned (20), records that
 * follow a changed rule (99 a settlement). A committee of any number of people is one document, and each
 * person one of their own.
 */
const maxOperations = 100;

/** Throws Invalid for a document that a store could not keep. */
export function checkDoc(pk: string, doc: Doc): void {
  if (doc.pk !== pk) throw new Invalid('other-partition', { id: doc.id });
  if (!addressable.test(doc.id) || forbidden.test(doc.id) || doc.id.startsWith(entryIds))
    throw new Invalid('bad-id', { id: doc.id });
  if (doc.wakeAt !== undefined && !instant.test(doc.wakeAt)) {
    throw new Invalid('bad-instant', { id: doc.id });
  }
}

/** Throws Invalid (`too-many-operations`) for more than one atomic batch holds. */
export function checkSize(operations: number): void {
  if (operations > maxOperations) throw new Invalid('too-many-operations', { operations });
}
