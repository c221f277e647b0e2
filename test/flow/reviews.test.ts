import assert from 'node:assert/strict';
import { openCommittee } from '../helpers/agenda-committee.ts';

describe('a review that nobody makes', () => {
  it('of an entry without an owner is on the secretary’s list again each week, as the chair reads', async () => {
    await using board = await openCommittee();
    const { said, stage, maya, ana, heard } = board;
    await said(maya, 'risk: the quay floods');
    await said(maya, 'details R-1 review 1 December');
    await stage.say(ana, stage.room.personal(ana.id), 'hello');
    await stage.at('2026-12-22T12:00:00.000Z');
    assert.match(
      await heard(ana),
      /review due Tue 1 Dec · on Tue 29 Dec it is on Maya Lindqvist’s list again/u,
    );
    await stage.say(ana, stage.room.personal(ana.id), 'history R-1');
    assert.match(
      await heard(ana),
      /^History of R-1\nDetails changed[^\n]*\n[^\n]*\nRecorded: the quay floods\n[^\n]*\n\d reminders were planned/u,
    );
  });
});
