import assert from 'node:assert/strict';
import { openAssembly } from '../helpers/assembly.ts';

describe('the largest commands', () => {
  it('seat sixty people and voters, close a meeting of 200 actions, and send each owner theirs, page by page', async () => {
    await using assembly = await openAssembly('sqlite');
    await assembly.seat();
    assert.deepEqual(await assembly.close(200), [
      'meeting.close',
      'meeting.release',
      ...Array.from({ length: 5 }, () => 'meeting.follow-up'),
    ]);
  });

  it('seat sixty people and voters on Cosmos DB, and take down who of them is there', async () => {
    await using assembly = await openAssembly('cosmos');
    await assembly.seat();
    assert.ok((await assembly.attend(50)) < 400, 'each name costs a few reads');
  });
});
