import assert from 'node:assert/strict';
import { mayReadMinutes } from '../../../src/domain/minutes/find.ts';
import { assembleMinutes } from '../../../src/domain/minutes/assemble.ts';
import { minutesId } from '../../../src/domain/minutes/events.ts';
import { sealOf } from '../../../src/domain/minutes/seal.ts';
import { decidedText } from '../../../src/text/decided.ts';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';

describe('minutes are read', () => {
  const on = board();
  on.does('maya', 'meeting.start');
  on.does('maya', 'meeting.close');
  const readers = (): string[] =>
    ['ana', 'ben', 'maya', 'priya', 'omar', 'tom'].filter((person) =>
      mayReadMinutes(
        on.state('minutes', minutesId('M-1')),
        { ...on.state('meeting', 'M-1'), presiding: 'omar' },
        on.state('committee', 'committee'),
        person,
      ),
    );

  it('as a draft by chair, deputy, secretary and whoever presided', () => {
    assert.deepEqual(readers(), ['ana', 'ben', 'maya', 'omar']);
  });

  it('by everybody else once they are circulated', () => {
    on.does('maya', 'minutes.circulate', { id: minutesId('M-1') });
    assert.deepEqual(readers(), ['ana', 'ben', 'maya', 'priya', 'omar', 'tom']);
  });
});

const documentOf = (on: Board, ref: string) => {
  const meeting = on.state('meeting', ref);
  return assembleMinutes({
    meeting,
    ...(meeting.minutes ? { minutes: on.state('minutes', minutesId(ref)) } : {}),
    items: meeting.agenda.map((item) => on.state('agenda-item', item)),
    recorded: on.recordedIn(ref),
    reported: on.loaded(meeting.reported),
  });
};

/** What the minutes say of each decision beside its words. */
const toldIn = (on: Board, ref: string) => {
  const { general, items, reported = [] } = documentOf(on, ref);
  return [...reported, ...general, ...items.flatMap(({ entries }) => entries)].flatMap((entry) =>
    entry.type === 'decision' ? [`${entry.id}: ${decidedText(entry) ?? ''}`] : [],
  );
};

const decide = (on: Board, text: string, method = 'consensus') =>
  on.does('ana', 'decision.record', { input: { text, method, rationale: 'It is time.' } });

const end = (on: Board, how: 'supersede' | 'rescind', id: string, by: string) =>
  on.does('ana', `decision.${how}`, { id, input: { by } });

describe('minutes tell of a decision', () => {
  const settled = (): Board => {
    const on = board(undefined, { quorum: 0 });
    on.does('ana', 'meeting.start');
    decide(on, 'hire the crane');
    decide(on, 'buy paint');
    on.at('2026-11-23T10:10:00.000Z');
    decide(on, 'neither');
    on.does('ana', 'decision.edit', { id: 'D-3', input: { effectiveOn: '2027-01-01' } });
    end(on, 'supersede', 'D-1', 'D-3');
    end(on, 'rescind', 'D-2', 'D-3');
    return on;
  };

  it('what ended it, what it ends, and from when it holds', () => {
    const on = settled();
    on.does('ana', 'meeting.close');
    assert.deepEqual(toldIn(on, 'M-1'), [
      'D-1: Superseded by D-3.',
      'D-2: Rescinded by D-3.',
      'D-3: In force from Friday 1 January 2027. Supersedes D-1. Rescinds D-2.',
    ]);
    on.assertReplays();
  });

  it('nothing of it that was taken back', () => {
    const on = settled();
    on.does('ana', 'record.undo', { id: 'D-2' });
    on.does('ana', 'decision.edit', { id: 'D-3', input: { effectiveOn: null } });
    assert.deepEqual(toldIn(on, 'M-1'), [
      'D-1: Superseded by D-3.',
      'D-2: ',
      'D-3: Supersedes D-1.',
    ]);
    on.does('ana', 'record.undo', { id: 'D-3' });
    assert.deepEqual(toldIn(on, 'M-1'), ['D-1: ', 'D-2: ']);
    on.assertReplays();
  });

  it('what a later meeting ends, in the minutes of that one alone', () => {
    const on = settled();
    on.does('ana', 'meeting.close');
    on.does('ana', 'minutes.circulate', { id: minutesId('M-1') });
    on.does('ana', 'minutes.approve', { id: minutesId('M-1') });
    const { sealedHash } = on.state('minutes', minutesId('M-1'));
    on.does('ana', 'meeting.start');
    on.at('2026-11-23T11:00:00.000Z');
    decide(on, 'the crane after all');
    end(on, 'supersede', 'D-3', 'D-4');
    on.does('ana', 'decision.edit', { id: 'D-4', input: { effectiveOn: '2027-02-01' } });
    assert.deepEqual(toldIn(on, 'M-2'), [
      'D-4: In force from Monday 1 February 2027. Supersedes D-3.',
    ]);
    assert.equal(sealOf(documentOf(on, 'M-1')), sealedHash);
    on.assertReplays();
  });

  it('as it was sealed, where an ending is taken back after that', () => {
    const on = settled();
    on.does('ana', 'meeting.close');
    on.does('ana', 'minutes.circulate', { id: minutesId('M-1') });
    on.does('ana', 'minutes.approve', { id: minutesId('M-1') });
    on.does('ana', 'record.undo', { id: 'D-1' });
    const document = documentOf(on, 'M-1');
    assert.equal(sealOf(document), on.state('minutes', minutesId('M-1')).sealedHash);
    assert.equal(on.state('decision', 'D-1').status, 'in-force');
    on.assertReplays();
  });

  it('made since the last meeting, that another of them has ended', () => {
    const on = board(undefined, { quorum: 0 });
    decide(on, 'buy a buoy', 'chair');
    on.at('2026-11-23T10:10:00.000Z');
    decide(on, 'sell the buoy', 'chair');
    end(on, 'rescind', 'D-1', 'D-2');
    on.does('ana', 'meeting.start');
    assert.deepEqual(toldIn(on, 'M-1'), ['D-1: Rescinded by D-2.', 'D-2: Rescinds D-1.']);
  });

  for (const { what, reserved, told } of [
    { what: 'the later', reserved: [false, true], told: ['D-1: ', 'D-2: Supersedes D-1.'] },
    { what: 'the earlier', reserved: [true, false], told: ['D-1: Superseded by D-2.', 'D-2: '] },
    { what: 'each', reserved: [true, true], told: ['D-1: ', 'D-2: '] },
  ])
    it(`but never of one in a reserved item elsewhere: ${what} of two is`, () => {
      const on = board(undefined, { quorum: 0 });
      for (const each of reserved)
        on.does('maya', 'agenda.propose', { input: { title: 'Pay', reserved: each } });
      on.does('ana', 'meeting.start');
      decide(on, 'raise it');
      on.does('ana', 'meeting.next');
      on.at('2026-11-23T10:10:00.000Z');
      decide(on, 'keep it');
      end(on, 'supersede', 'D-1', 'D-2');
      assert.deepEqual(toldIn(on, 'M-1'), told);
    });
});
