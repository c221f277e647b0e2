import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClockMover } from '../../src/clock-mover.ts';
import { openLocalClock } from '../../src/local-clock.ts';

const start = '2026-11-23T09:00:00.000Z';

describe('the rehearsal’s clock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gavel-clock-'));
    file = join(folder, 'clock.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const room = (due: string[], { empty = false } = {}) => {
    const real = { time: start };
    const clock = openLocalClock(file, { now: () => real.time });
    const handled: string[] = [];
    const mover = createClockMover({
      clock,
      isEmpty: async () => empty,
      nextDue: async (now) => due.filter((instant) => instant > now).sort()[0],
      drain: async () => void handled.push(clock.now()),
    });
    return { real, clock, mover, handled };
  };

  it('visits every due instant in order, each drained at its own time', async () => {
    const due = [
      '2026-11-25T09:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ];
    const { mover, handled } = room(due);
    assert.equal(await mover.advance('P2DT1H'), '2026-11-25T10:00:00.000Z');
    assert.deepEqual(handled, [start, due[1], due[0], '2026-11-25T10:00:00.000Z']);
  });

  it('of two processes on one folder goes on from where the other has driven it, never back', async () => {
    const [one, other] = [room([]), room([])];
    assert.equal(await one.mover.advance('P3D'), '2026-11-26T09:00:00.000Z');
    assert.equal(await other.mover.advance('PT1H'), '2026-11-26T10:00:00.000Z');
    await assert.rejects(one.mover.set('2026-11-26T09:30:00.000Z'), { code: 'clock-back' });
    assert.equal(room([]).clock.now(), '2026-11-26T10:00:00.000Z');
  });

  it('visits what was planned on the way', async () => {
    const due = ['2026-11-24T09:00:00.000Z'];
    const { mover, handled, clock } = room(due);
    const drainAt = handled.push.bind(handled);
    handled.push = (...times) => {
      if (clock.now() === due[0]) due.push('2026-11-24T12:00:00.000Z');
      return drainAt(...times);
    };
    await mover.set('2026-11-25T00:00:00Z');
    assert.deepEqual(handled.slice(1), [
      due[0],
      '2026-11-24T12:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
    ]);
  });

  it('advances by nothing while the real time runs on, and does not go back', async () => {
    let ticks = Date.parse(start);
    const clock = openLocalClock(file, { now: () => new Date((ticks += 1)).toISOString() });
    const before = clock.now();
    const mover = createClockMover({
      clock,
      isEmpty: async () => false,
      nextDue: async () => undefined,
      drain: async () => {},
    });
    assert.ok((await mover.advance('PT0S')) > before);
  });

  it('runs on with the real time, and survives a restart', async () => {
    const { mover, real } = room([]);
    await mover.advance('P1D');
    real.time = '2026-11-23T09:00:05.000Z';
    assert.equal(mover.now(), '2026-11-24T09:00:05.000Z');
    const reopened = openLocalClock(file, { now: () => '2026-11-23T10:00:00.000Z' });
    assert.equal(reopened.now(), '2026-11-24T10:00:00.000Z');
  });

  it('may be set anywhere before anything was recorded, later only forward', async () => {
    const empty = room([], { empty: true });
    assert.equal(await empty.mover.set('2026-03-27T09:00:00+01:00'), '2026-03-27T08:00:00.000Z');
    const begun = room([]);
    await assert.rejects(begun.mover.set('2026-03-27T07:00:00Z'), { code: 'clock-back' });
    await assert.rejects(begun.mover.advance('-PT1S'), { code: 'clock-back' });
    assert.equal(begun.mover.now(), '2026-03-27T08:00:00.000Z');
  });

  it('refuses what is no time, and leaps that no rehearsal needs', async () => {
    const { mover, handled } = room([]);
    await assert.rejects(mover.set('tomorrow'), { code: 'clock-target' });
    await assert.rejects(mover.advance('a week'), { code: 'clock-duration' });
    await assert.rejects(mover.advance('P6Y'), { code: 'clock-too-far' });
    assert.deepEqual(handled, []);
  });

  it('moves once at a time', async () => {
    const { mover } = room([]);
    assert.deepEqual(await Promise.all([mover.advance('P1D'), mover.advance('P1D')]), [
      '2026-11-24T09:00:00.000Z',
      '2026-11-25T09:00:00.000Z',
    ]);
  });

  it('goes on after a failure on the way', async () => {
    const clock = openLocalClock(file, { now: () => start });
    let fails = true;
    const mover = createClockMover({
      clock,
      isEmpty: async () => false,
      nextDue: async () => undefined,
      drain: () => (fails ? Promise.reject(new TypeError('broken')) : Promise.resolve()),
    });
    await assert.rejects(mover.advance('P1D'), TypeError);
    fails = false;
    assert.equal(await mover.advance('P1D'), '2026-11-24T09:00:00.000Z');
  });

  it('does not guess where its file is damaged', () => {
    for (const damaged of ['{', '', '{"offsetMs":1e300}']) {
      writeFileSync(file, damaged);
      assert.throws(() => openLocalClock(file, { now: () => start }), { code: 'clock-file' });
    }
  });
});
