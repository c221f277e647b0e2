import { createReadStream } from 'node:fs';
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
  withheld: z.array(z.string()).optional(),
});

const people = z.strictObject({ people: z.record(z.string(), z.string()) });

export type Heading = z.infer<typeof heading>;

/** One line of an export, read: the last holds names, which prove nothing. */
export type Line =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'entry'; readonly entry: StoredEntry; readonly withheld: readonly string[] }
  | { readonly kind: 'people' };

/** Undefined, which no line is, where it is no JSON. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const read = (line: string, number: number): Line => {
  if (number === 1) {
    const found = heading.safeParse(parsed(line));
    if (!found.success) throw new Invalid('export-format', { format: exportFormat });
    return { kind: 'heading', heading: found.data };
  }
  const value = parsed(line);
  const found = entry.safeParse(value);
  if (found.success) {
    const { withheld = [], ...rest } = found.data;
    return { kind: 'entry', entry: rest as StoredEntry, withheld };
  }
  if (people.safeParse(value).success) return { kind: 'people' };
  throw new Invalid('export-line', { line: number }, found.error);
};

/** Not by `node:readline`: it also ends a line at U+2028 and U+2029, which JSON text may hold as they are. */
async function* split(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/**
 * The lines of an exported journal, one at a time; the names close it. Throws Invalid: `export-format` where the
 * first line is none of this format, `export-line` for one that is neither entry nor names, or that follows them.
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let number = 0;
  let closed = false;
  for await (const raw of split(file)) {
    number += 1;
    const line = number === 1 ? raw.replace(/^\uFEFF/u, '') : raw;
    if (line.trim() === '' && number > 1) continue;
    if (closed) throw new Invalid('export-line', { line: number });
    const found = read(line, number);
    closed = found.kind === 'people';
    yield found;
  }
}
