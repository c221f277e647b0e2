import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Invalid } from '../../errors.ts';
import type { Json } from '../../records/entity.ts';
import { exportFormat } from '../../records/export.ts';
import type { StoredEntry } from '../../records/store.ts';

const json: z.ZodType<Json> = z.json();
const object = z.record(z.string(), json);
const hash = z.string().regex(/^[\da-f]{64}$/u);

const heading = z.object({
  format: z.literal(exportFormat),
  committee: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  exportedAt: z.string(),
});

const event = z.looseObject({
  entity: z.string(),
  entityType: z.string(),
  type: z.string(),
  v: z.number(),
  data: object,
  text: z.record(z.string(), hash).optional(),
});

const entry = z.strictObject({
  seq: z.number().int().positive(),
  hash,
  body: z.looseObject({
    seq: z.number().int(),
    at: z.string(),
    by: z.string(),
    command: z.string(),
    prev: hash,
    events: z.array(event),
  }),
  texts: z.record(z.string(), z.strictObject({ salt: z.string(), text: z.string() })),
});

const people = z.strictObject({ people: z.record(z.string(), z.string()) });

export type Heading = z.infer<typeof heading>;

/** One line of an export, read: the last holds names, which prove nothing. */
export type Line =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'entry'; readonly entry: StoredEntry }
  | { readonly kind: 'people' };

const parsed = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Invalid('export-line', { line: number }, error);
  }
};

const read = (line: string, number: number): Line => {
  const value = parsed(line, number);
  if (number === 1) {
    const found = heading.safeParse(value);
    if (!found.success) throw new Invalid('export-format', { format: exportFormat });
    return { kind: 'heading', heading: found.data };
  }
  const found = entry.safeParse(value);
  if (found.success) return { kind: 'entry', entry: found.data as StoredEntry };
  if (people.safeParse(value).success) return { kind: 'people' };
  throw new Invalid('export-line', { line: number }, found.error);
};

/**
 * The lines of an exported journal, one at a time. Throws Invalid: `export-format` where the first line is
 * none of this format, `export-line` for one that is neither entry nor names.
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') yield read(line, number);
  }
  if (number === 0) throw new Invalid('export-format', { format: exportFormat });
}
