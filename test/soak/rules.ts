import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { areas } from '../../src/domain/areas.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import { plainDefaults } from '../../src/people/person.ts';
import { entityDoc, entityOf, wakeOf, waking } from '../../src/records/documents.ts';
import { openStore } from '../../src/records/open.ts';
import type { Doc, Store } from '../../src/records/store.ts';
import { readSettings } from '../../src/settings.ts';
import { activity, invoke } from '../helpers/activities.ts';
import { startConnector } from './connector.ts';
import { docsOf } from './ledger.ts';
import { createProcesses, type Process } from './processes.ts';

interface Followed {
  readonly actions: number;
  readonly kills: number;
}

const START = '2026-11-23T09:00:00.000Z';
const UNTIL = '2026-12-15';
const settlement = 100;

const wakeUnder = (committee: Doc, doc: Doc): string | undefined =>
  wakeOf(areas, entityOf(doc), entityOf(committee), (rules) =>
    createCalendar(rules ?? plainDefaults),
  );

/** Copies of the first action, as replay would make them; straight into the store, without a journal. */
const fill = async (store: Store, pk: string, actions: number): Promise<void> => {
  const [committee] = await store.load(pk, ['committee']);
  const [first] = await store.load(pk, ['A-1']);
  assert.ok(committee && first);
  const copy = (n: number): Doc => {
    const { state, ...rest } = entityOf(first);
    const ref = `A-${n}`;
    const doc = entityDoc(areas, pk, { ...rest, id: ref, state: { ...Object(state), ref } });
    return waking(doc, wakeUnder(committee, doc));
  };
  for (let n = 2; n <= actions; n += settlement) {
    const count = Math.min(settlement, actions - n + 1);
    const docs = Array.from({ length: count }, (_, at) => copy(n + at));
    // oxlint-disable-next-line no-await-in-loop -- a settlement holds a hundred documents at most
    await store.settle(
      pk,
      docs.map((put) => ({ put })),
    );
  }
};

/**
 * The rules of a committee change over many open actions, and the process that follows them is killed between
 * two pages again and again. In the end every action wakes under the new rules.
 */
export const rules = async (actions: number, kills: number): Promise<Followed> => {
  const data = mkdtempSync(join(tmpdir(), 'gavel-rules-'));
  const maya = { id: '29:maya', name: 'Maya Chen', aadObjectId: 'aad-maya' };
  await using connector = await startConnector();
  using processes = createProcesses(data);
  const over = { serviceUrl: connector.serviceUrl, from: maya };
  const post = (gavel: Process, path: string, body: unknown): Promise<Response> =>
    fetch(`${gavel.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  let gavel = await processes.start();
  await post(gavel, '/local/clock', { now: START });
  const words = '<at>Gavel</at> action: Maya to read the report by 4 December';
  assert.equal(
    (await post(gavel, '/api/messages', activity({ ...over, text: words }))).status,
    200,
  );
  await post(gavel, '/local/clock', { advance: 'PT1M' });
  const store = await openStore(readSettings({ GAVEL_DATA: data }));
  const heads = { kind: 'of-tenant', tenant: 'harbour', docKind: 'head' } as const;
  const [head] = (await store.find(heads, { limit: 1 })).items;
  const pk = head?.pk ?? '';
  await fill(store, pk, actions);

  const committee = pk.slice(pk.indexOf('|') + 1);
  const verb = 'chase.pause';
  const action = { type: 'Action.Execute', verb, data: { verb, committee, until: UNTIL } };
  const pausing = invoke('adaptiveCard/action', { action, trigger: 'manual' }, over);
  const answer = await post(gavel, '/api/messages', pausing);
  assert.equal(answer.status, 200, await answer.text());

  const following = async (): Promise<Doc | undefined> => (await store.load(pk, ['rearm']))[0];
  const followed = async (): Promise<number> => {
    const [rules] = await store.load(pk, ['committee']);
    assert.ok(rules);
    const docs = (await docsOf(store, pk, 'entity')).filter(
      ({ index }) => index?.type === 'action',
    );
    assert.equal(docs.length, actions);
    return docs.filter((doc) => doc.wakeAt === wakeUnder(rules, doc)).length;
  };

  let cursor: unknown;
  for (let kill = 0; kill < kills; kill += 1) {
    // oxlint-disable no-await-in-loop -- one life after the other
    for (;;) {
      const note = await following();
      assert.ok(note, 'killed before it was over');
      if (note.body['cursor'] !== cursor) {
        cursor = note.body['cursor'];
        break;
      }
      await pause(1);
    }
    await gavel.kill();
    const done = await followed();
    assert.ok(done > 0 && done < actions, `${done} followed when it was killed`);
    gavel = await processes.start();
    // oxlint-enable no-await-in-loop
  }
  // oxlint-disable-next-line no-await-in-loop -- nobody tells when it is over
  while (await following()) await pause(5);
  assert.equal(await followed(), actions);
  await gavel.close();
  await store.close();
  rmSync(data, { recursive: true });
  return { actions, kills };
};
