import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/log.ts';
import type { PagePlace, PageState } from '../../src/rehearsal/page-shapes.ts';
import type { MountedRoom } from '../../src/rehearsal/room.ts';
import { readSettings } from '../../src/settings.ts';
import { wire, type Gavel } from '../../src/wire.ts';
import { openStage } from '../helpers/stage.ts';

interface List {
  readonly items: readonly {
    readonly id: string;
    readonly ref: string;
    readonly status: string;
    readonly minutes?: { readonly status: string };
  }[];
}

describe('the scripted day of the sample board', () => {
  let data: string;
  let gavel: Gavel;
  let room: MountedRoom;

  const get = async <T>(path: string, user = ''): Promise<T> => {
    const headers = { 'x-local-user': user };
    const response = await fetch(`${gavel.url}${path}`, { headers });
    assert.equal(response.status, 200, path);
    return (await response.json()) as T;
  };
  const play = async (step: number): Promise<PagePlace> => {
    const response = await fetch(`${gavel.url}/rehearsal/room/day`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ step }),
    });
    return (await response.json()) as PagePlace;
  };

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'gavel-day-'));
    // A Friday: the board meets on the Tuesday after it.
    const clock = { now: () => '2026-11-20T09:00:00.000Z' };
    const settings = readSettings({ GAVEL_DATA: data, PORT: '0' });
    gavel = await wire(settings, { log: silentLog, clock });
    assert.ok(gavel.room);
    ({ room } = gavel);
  });
  after(async () => {
    await gavel.close();
    await rm(data, { recursive: true });
  });

  it('opens as Maya beside an open agenda', async () => {
    const { me } = await get<PageState>('/rehearsal/room');
    assert.equal(room.world.person('Maya').id, me);
    const [newest] = (await room.messages('Harbour Board', 'Maya')).toReversed();
    assert.match(JSON.stringify(newest?.card), /Agenda of M-1.*Budget for the east quay/);
  });

  it('plays to the end, and the records hold what was played', async () => {
    const titles = await get<string[]>('/rehearsal/room/day');
    for (const step of titles.keys()) await play(step);

    const { aadObjectId } = room.world.person('Maya');
    const { items } = await get<List>('/api/v1/committees', aadObjectId);
    const records = (type: string) =>
      get<List>(`/api/v1/committees/${items[0]?.id}/records?type=${type}`, aadObjectId);
    const [action] = (await records('action')).items;
    assert.deepEqual([action?.ref, action?.status], ['A-1', 'closed']);
    assert.equal((await records('decision')).items[0]?.status, 'in-force');
    assert.equal((await records('meeting')).items[0]?.minutes?.status, 'approved');
  });
});

describe('the room on another port than before', () => {
  it('still hears what Gavel has to say', async () => {
    const before = await openStage({ at: '2026-11-02T08:00:00.000Z', keep: true });
    const [maya, priya] = ['Maya Lindqvist', 'Priya Raman'].map((name) => before.person(name));
    assert.ok(maya && priya);
    const board = before.room.addChannel('Board', [maya.id, priya.id]);
    await before.room.install(board.id, maya.id);
    await before.say(maya, board, 'action: Priya to circulate the budget by 20 November');
    await before.advance('PT1M');
    await before.close();

    const stage = await openStage({ data: before.data });
    await stage.at('2026-11-04T12:00:00.000Z');
    const { summary } = (await stage.lastPrivate(priya)).message.content;
    await stage.close();
    assert.match(summary ?? '', /A-1 needs you today/);
  });
});
