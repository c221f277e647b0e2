import assert from 'node:assert/strict';
import type { Board } from '../../helpers/domain.ts';
import { board } from '../../helpers/domain.ts';
import { circulated, decide, held, id } from './minutes-of.ts';

describe('minutes, corrected,', () => {
  const reads = { what: 'Send both', owner: 'tom', due: '2026-12-11' };
  const reread = (on: Board) => {
    const text = 'Tom to send both by 11 December';
    const propose = { id, input: { text, target: 'A-1', reads } };
    on.does('priya', 'minutes.propose-correction', propose);
    const { messages } = on.does('maya', 'minutes.decide-correction', decide(1, true));
    const { what, owner, due, recorded, slipped } = on.state('action', 'A-1');
    on.assertReplays();
    return { action: { what, owner, due, slipped }, recorded, messages };
  };

  it('take owner and date of an action from a correction, and so does the action', () => {
    const on = held();
    on.does('maya', 'meeting.release', { id: 'M-1' });
    on.does('maya', 'minutes.circulate', { id });
    const { action, recorded, messages } = reread(on);
    assert.deepEqual(recorded, reads);
    assert.deepEqual(action, { ...reads, slipped: 1 });
    assert.deepEqual(messages, [{ to: { person: 'tom' }, kind: 'assigned', about: 'A-1' }]);
  });

  it('take them alone where the action has moved on since', () => {
    const on = circulated();
    const moved = { owner: 'omar', due: '2026-12-18', followUp: true };
    on.does('maya', 'action.edit', { id: 'A-1', input: moved });
    const { action, recorded, messages } = reread(on);
    assert.deepEqual(recorded, reads);
    assert.deepEqual([action.what, action.owner, action.due], ['Send both', 'omar', '2026-12-18']);
    assert.deepEqual(messages, []);
  });

  it('take a date alone, and no day that is in no calendar', () => {
    const on = circulated();
    const due = (date: string) => ({
      id,
      input: { text: 'by then', target: 'A-1', reads: { due: date } },
    });
    assert.equal(
      on.refused('priya', 'minutes.propose-correction', due('2026-02-31')),
      'date-absurd',
    );
    on.does('priya', 'minutes.propose-correction', due('2026-12-11'));
    on.does('maya', 'minutes.decide-correction', decide(1, true));
    const minuted = { what: 'Send it', owner: 'priya', due: '2026-12-11' };
    assert.deepEqual(on.state('action', 'A-1').recorded, minuted);
  });

  it('take who was there from a correction of the attendance, and the quorum with it', () => {
    const on = board();
    on.does('maya', 'meeting.start', { input: { present: ['ana', 'ben', 'omar'] } });
    on.does('maya', 'meeting.close');
    on.does('maya', 'minutes.circulate', { id });
    const propose = (attendance: 'present' | 'left') => ({
      id,
      input: {
        text: 'Priya was there; apologies Omar',
        target: 'attendance',
        roll: [
          { person: 'priya', attendance },
          { person: 'omar', attendance: 'apologies' },
        ],
      },
    });
    on.does('omar', 'minutes.propose-correction', propose('left'));
    assert.equal(on.refused('maya', 'minutes.decide-correction', decide(1, true)), 'left-uncome');
    on.does('ana', 'minutes.decide-correction', decide(1, false));
    on.does('omar', 'minutes.propose-correction', propose('present'));
    on.does('maya', 'minutes.decide-correction', decide(2, true));
    const { roll, quorum } = on.state('meeting', 'M-1');
    assert.deepEqual(roll['priya'], { attendance: 'present' });
    assert.deepEqual(roll['omar'], { attendance: 'apologies' });
    assert.deepEqual(
      quorum?.map(({ present }) => present),
      [3],
    );
    on.does('ana', 'minutes.approve', { id });
    on.assertReplays();
  });
});
