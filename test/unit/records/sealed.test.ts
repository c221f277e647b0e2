import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { AgendaItemState } from '../../../src/domain/agenda-item.ts';
import { areas } from '../../../src/domain/areas.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { assembleMinutes } from '../../../src/domain/minutes/assemble.ts';
import { sealOf } from '../../../src/domain/minutes/seal.ts';
import type { CommandRule } from '../../../src/domain/model.ts';
import { noteChange } from '../../../src/domain/note.ts';
import type { MinutesState } from '../../../src/domain/minutes/state.ts';
import type { Verb } from '../../../src/domain/verbs.ts';
import { permit } from '../../../src/domain/permission.ts';
import { GavelError } from '../../../src/errors.ts';
import type { Entity } from '../../../src/records/entity.ts';
import type { Records } from '../../../src/records/execute.ts';
import { setup, step, targetOf } from './any-command.ts';
import { openRecords, perform, pk, scratch } from './harness.ts';

/** One command, as `any-command` and `edit` make them. */
interface Step {
  readonly verb: Verb;
  readonly actor: string;
  readonly choice: number;
  readonly input: object;
}

/** What may change what stands beside a minuted entry. */
const edit = fc.record({
  verb: fc.constantFrom(
    'raid.edit',
    'decision.edit',
    'action.edit',
    'note.edit',
    'agenda.edit',
    'agenda.withdraw',
    'agenda.pull',
    'meeting.start',
    'meeting.close',
  ),
  actor: fc.constantFrom('ana', 'maya'),
  choice: fc.nat({ max: 1 }),
  input: fc.oneof(
    fc.record({ owner: fc.constantFrom('ben', 'priya') }),
    fc.record({ text: fc.string({ minLength: 1 }) }),
    fc.record({ rationale: fc.string({ minLength: 1 }) }),
    fc.record({ what: fc.string({ minLength: 1 }) }),
    fc.record({ title: fc.string({ minLength: 1 }), minutes: fc.constant(9) }),
  ),
});

/** The minutes of M-1 as they read now. */
const minutesNow = async (records: Records) => {
  const meeting = (await records.load(pk, 'M-1')) as Entity<MeetingState>;
  const minutes = (await records.load(pk, 'minutes-M-1')) as Entity<MinutesState>;
  const items = (await records.loadMany(pk, meeting.state.agenda)) as Entity<AgendaItemState>[];
  const { items: recorded } = await records.list(
    { kind: 'of-meeting', pk, meeting: 'M-1' },
    { limit: 1000 },
  );
  const document = assembleMinutes({
    meeting: meeting.state,
    minutes: minutes.state,
    items: items.map(({ state }) => state),
    recorded,
    left: await records.loadMany(pk, meeting.state.leftMotions ?? []),
    heard: await records.loadMany(pk, meeting.state.heard ?? []),
  });
  return { document, hash: sealOf(document), sealed: minutes.state.sealedHash };
};

describe('approved minutes', () => {
  it('stay as they were sealed, whatever is commanded afterwards', async () => {
    let sealed = 0;
    const steps = fc.array(step, { minLength: 5, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(
        steps,
        steps,
        fc.array(edit, { minLength: 4, maxLength: 12 }),
        async (during, afterwards, edits) => {
          const place = scratch();
          const { records, store } = openRecords(place.file, { areas, permit });
          const play = async (all: readonly Step[]) => {
            for (const { verb, actor, choice, input } of all)
              await perform(records, verb, input, { actor, ...targetOf(verb, choice) }).catch(
                (error: unknown) => assert(error instanceof GavelError, String(error)),
              );
          };
          const tries = (verb: Verb, id?: string, input = {}): Promise<unknown> =>
            perform(records, verb, input, { actor: 'ana', ...(id && { id }) }).catch(
              () => undefined,
            );
          await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
          for (const title of ['Budget', 'Berths'])
            await tries('agenda.propose', undefined, { title, kind: 'consent' });
          await tries('meeting.start');
          for (const verb of ['raid.add', 'decision.record', 'action.add', 'note.add'] as const)
            await tries(verb, undefined, { kind: 'risk', text: 'Fog', what: 'Wait' });
          await play(during);
          await tries('meeting.close', 'M-1');
          await tries('minutes.circulate', 'minutes-M-1');
          await tries('minutes.approve', 'minutes-M-1');
          const minutes = (await records.load(pk, 'minutes-M-1')) as
            | Entity<MinutesState>
            | undefined;
          if (minutes?.state.status === 'approved') {
            const before = await minutesNow(records);
            assert.equal(before.hash, before.sealed);
            sealed += 1;
            await play([...afterwards, ...edits]);
            const after = await minutesNow(records);
            assert.deepEqual(
              { ...after.document, addenda: [] },
              { ...before.document, addenda: [] },
            );
            assert.equal((await records.verify(pk)).firstBad, undefined);
          }
          await store.close();
          place.clear();
        },
      ),
      { seed: 20261123, numRuns: 20 },
    );
    assert(sealed > 10, `${sealed} minutes were approved`);
  });

  it('are named by verify where a record behind them changed; an erasure is none', async () => {
    const place = scratch();
    const careless: CommandRule = {
      decide: () => ({
        changes: [
          noteChange('N-1', {
            type: 'note-edited',
            v: 1,
            data: { by: 'ana', at: '2026-11-24T10:00:00.000Z' },
            text: { text: 'Ana agreed.' },
          }),
        ],
      }),
    };
    const note = { ...areas.note, commands: { ...areas.note.commands, 'note.edit': careless } };
    const { records, store } = openRecords(place.file, { areas: { ...areas, note }, permit });
    const does = (verb: Verb, id?: string, input = {}) =>
      perform(records, verb, input, { actor: 'ana', ...(id && { id }) });
    await perform(records, 'committee.setup', setup, { actor: 'gavel', id: 'committee' });
    await does('meeting.start');
    await does('note.add', undefined, { text: 'Ana objected.' });
    await does('meeting.close', 'M-1');
    await does('minutes.circulate', 'minutes-M-1');
    await does('minutes.approve', 'minutes-M-1');
    assert.equal((await records.verify(pk)).ok, true);
    await does('note.edit', 'N-1');
    const { firstBad } = await records.verify(pk);
    assert.deepEqual([firstBad?.why, firstBad?.id], ['sealed', 'minutes-M-1']);
    const takes = ({ text }: { readonly text: string }) => text === 'Ana agreed.';
    await records.erase(pk, { by: 'gavel', about: { person: 'ana' }, takes });
    assert.equal((await records.verify(pk)).ok, true);
    await store.close();
    place.clear();
  });
});
