import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const file = (name: string): Buffer =>
  readFileSync(new URL(`../../manifest/${name}`, import.meta.url));

const atMost = (length: number) => z.string().min(1).max(length);

/** The lengths that the published schema allows; what is over them, Teams refuses to install. */
const limits = z.object({
  developer: z.object({ name: atMost(32) }),
  name: z.object({ short: atMost(30), full: atMost(100) }),
  description: z.object({ short: atMost(80), full: atMost(4000) }),
  bots: z.tuple([
    z.object({
      commandLists: z
        .array(
          z.object({
            commands: z.array(z.object({ title: atMost(32), description: atMost(128) })).max(10),
          }),
        )
        .max(3),
    }),
  ]),
});

describe('the app package', () => {
  it('keeps to the lengths of its schema', () => {
    limits.parse(JSON.parse(file('manifest.json').toString()));
  });

  for (const [name, size] of [
    ['color.png', 192],
    ['outline.png', 32],
  ] as const)
    it(`has ${name} in ${size} by ${size} points`, () => {
      // A PNG's header says width and height after 16 bytes.
      const header = file(name);
      assert.deepEqual([header.readUInt32BE(16), header.readUInt32BE(20)], [size, size]);
    });
});
