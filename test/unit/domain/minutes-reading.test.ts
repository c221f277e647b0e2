import assert from 'node:assert/strict';
import { mayReadMinutes } from '../../../src/domain/minutes/find.ts';
import { minutesId } from '../../../src/domain/minutes/events.ts';
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
