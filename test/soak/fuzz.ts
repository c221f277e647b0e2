import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { verbs } from '../../src/domain/verbs.ts';
import { activity, invoke } from '../helpers/activities.ts';
import type { CommitteeShape, JournalShape, ListShape } from '../helpers/stage.ts';
import { openStage } from '../helpers/stage.ts';
import { startConnector } from './connector.ts';

interface Fuzzed {
  readonly requests: number;
  readonly serverErrors: number;
  readonly rejections: number;
  readonly written: number;
  /** Of the heap between the end of the first quarter and the end. */
  readonly grownMegabytes: number;
}

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('__proto__', 'constructor', -1, 1e300, '', '9999-99-99', '%00', "' OR 1=1"),
);

/** A whole activity with one part that no connector would send. */
const malformedActivity = fc
  .tuple(fc.constantFrom('type', 'from', 'conversation', 'recipient', 'serviceUrl'), junk)
  .map(([field, value]) =>
    activity({ [field]: typeof value === 'string' && field === 'type' ? 7 : value }),
  );

/** A press whose data names no record of anybody: an unknown verb, id, version or committee. */
const malformedPress = (committee: string) =>
  fc
    .tuple(
      fc.constantFrom<string>(...verbs, 'show', 'say', 'person.away', 'no.such', '__proto__'),
      fc.constantFrom(
        { committee, id: 'X-1' },
        { committee, id: 'A-1', version: 'x' },
        { committee: 'f'.repeat(24), id: 'A-1' },
        { committee: 7 },
      ),
      fc.constantFrom('adaptiveCard/action', 'task/fetch', 'task/submit'),
      fc.dictionary(fc.constantFrom('text', 'what', 'owner', 'due', 'why', 'until', 'x'), junk, {
        maxKeys: 4,
      }),
    )
    .map(([verb, broken, name, inputs]) => {
      const data = { ...inputs, verb: verb === 'say' ? 'no.say' : verb, ...broken };
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      return invoke(name, name === 'adaptiveCard/action' ? value : { data });
    });

const apiPath = (committee: string) =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          fc.constantFrom('committees', committee, 'records', 'A-1', 'journal', 'me', '..', '%00'),
          fc
            .string({ unit: 'binary', maxLength: 10 })
            .map((s) => encodeURIComponent(s.toWellFormed())),
        ),
        { maxLength: 4 },
      ),
      fc.dictionary(
        fc.constantFrom('type', 'status', 'owner', 'q', 'cursor', 'limit', 'after', 'person'),
        fc.string({ maxLength: 20 }),
      ),
    )
    .map(([path, query]) => `/${path.join('/')}?${new URLSearchParams(query).toString()}`);

const heap = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

/** Throws malformed activities, presses and API requests at a whole Gavel, in turns. */
export const fuzz = async (requests: number): Promise<Fuzzed> => {
  let rejections = 0;
  const count = (): number => (rejections += 1);
  process.on('unhandledRejection', count);
  await using connector = await startConnector();
  const stage = await openStage({ at: '2026-11-23T08:00:00.000Z' });
  const maya = { aadObjectId: 'aad-maya' };
  const { serviceUrl } = connector;
  const first = activity({ serviceUrl, text: '<at>Gavel</at> action: Maya to sail by Friday' });
  assert.equal((await stage.post(first)).status, 200);
  await stage.advance('PT1M');
  const { body } = await stage.api<ListShape<CommitteeShape>>(maya, '/committees');
  const committee = body.items[0]?.id ?? '';
  const entries = async (): Promise<number> => {
    const path = `/committees/${committee}/journal?limit=500`;
    return (await stage.api<ListShape<JournalShape>>(maya, path)).body.items.length;
  };
  const before = await entries();

  let serverErrors = 0;
  let quarter = 0;
  const kinds = [malformedActivity, malformedPress(committee)] as const;
  const seeds = Math.ceil(requests / 100);
  for (let seed = 0; seed < seeds; seed += 1) {
    // oxlint-disable no-await-in-loop -- a hundred at a time
    const activities = fc.sample(fc.oneof(...kinds), { numRuns: 70, seed });
    const paths = fc.sample(apiPath(committee), { numRuns: 30, seed });
    const statuses = await Promise.all([
      ...activities.map(async (each, at) => {
        const there = Object.hasOwn(each, 'serviceUrl') && typeof each['serviceUrl'] === 'string';
        const sent = { ...each, id: `${seed}-${at}`, ...(there && { serviceUrl }) };
        return (await stage.post(sent)).status;
      }),
      ...paths.map(async (path) => (await stage.api(maya, path)).status),
    ]);
    serverErrors += statuses.filter((status) => status >= 500).length;
    if (seed === Math.floor(seeds / 4)) quarter = heap();
    // oxlint-enable no-await-in-loop
  }
  const grownMegabytes = Math.round(heap() - quarter);
  const written = (await entries()) - before;
  await stage.close();
  process.off('unhandledRejection', count);
  return { requests: seeds * 100, serverErrors, rejections, written, grownMegabytes };
};
