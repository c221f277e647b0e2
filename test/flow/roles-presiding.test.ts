import { strict as assert } from 'node:assert';
import { grants } from '../../src/domain/grants.ts';
import type { Activity } from '../../src/rehearsal/activity.ts';
import type { Person } from '../../src/rehearsal/model.ts';
import { type Cast, openCast, type Who } from '../helpers/cast.ts';

describe('who may do what, whoever presides', () => {
  let cast: Cast;
  let count = 0;
  const anew = (words: string): string => `${words} ${(count += 1)}`;
  const hands = async () => ({ inputs: { text: anew('Sell it'), for: '1' } });
  const moved = async () => ({
    id: await cast.made('member', 'motion.propose', { inputs: { text: anew('Buy it') } }),
  });

  before(async () => {
    cast = await openCast();
  });
  after(() => cast.stage.close());

  it('the deputy, where the chair is away: as the chair does, the chair no more', async () => {
    const id = await cast.made('deputy', 'meeting.start');
    await cast.say('secretary', 'attendance: deputy Person, member Person; apologies chair Person');
    const may: readonly Who[] = ['deputy', 'secretary'];
    await cast.all([
      { verb: 'meeting.next', id, may },
      { verb: 'motion.record', may, fresh: hands },
      { verb: 'motion.open', may, does: ['deputy'], fresh: moved },
      { verb: 'meeting.adjourn', id, may, does: ['deputy'] },
      { verb: 'meeting.resume', id, may, does: ['secretary'] },
    ]);
    const records = (await cast.journal()).filter(({ command }) => command === 'motion.record');
    assert.deepEqual(
      records.map(({ by, onBehalfOf }) => [by.name, onBehalfOf?.name]),
      [
        ['deputy Person', undefined],
        ['secretary Person', 'deputy Person'],
      ],
    );
    await cast.made('deputy', 'meeting.close', { id });
  });

  it('the secretary, where nobody is chair or deputy: marked so, also on the minutes', async () => {
    await cast.say('secretary', 'make deputy Person a member');
    await cast.say('secretary', 'make chair Person a member');
    await cast.stage.advance('PT3M');
    const id = await cast.made('secretary', 'meeting.start');
    await cast.say('secretary', 'attendance: secretary Person, member Person');
    const may: readonly Who[] = ['secretary'];
    const minutes = `minutes-${id}`;
    await cast.all([
      { verb: 'motion.record', may, fresh: hands },
      { verb: 'meeting.close', id, may },
      { verb: 'minutes.circulate', id: minutes, may },
      { verb: 'minutes.approve', id: minutes, may },
    ]);
    const record = (await cast.journal()).findLast(({ command }) => command === 'motion.record');
    assert.equal(record?.onBehalfOf, undefined);
    await cast.say('secretary', `minutes ${id}`);
    const told = JSON.stringify(
      (await cast.stage.lastPublic(cast.board, cast.one('secretary'))).card,
    );
    assert.match(told, /Approved [^"]* by secretary Person \(acting\)/u);
  });
});

describe('somebody from outside', () => {
  const OTHER = '99999999-0000-4000-a000-000000000000';
  const ids: Readonly<Record<string, string>> = {
    agenda: 'I-1',
    meeting: 'M-1',
    roll: 'M-1',
    minutes: 'minutes-M-1',
    note: 'N-1',
    motion: 'V-1',
    decision: 'D-1',
    action: 'A-1',
    raid: 'R-1',
  };
  let cast: Cast;

  const pressed = (who: Person, verb: string, id: string): Activity => {
    const data = { verb, committee: cast.committee, id, text: 'x', title: 'x', what: 'x' };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const name = 'adaptiveCard/action';
    return cast.stage.make(who, cast.board, { type: 'invoke', name, value });
  };
  const abroad = (activity: Activity): Activity => ({
    ...activity,
    conversation: { ...Object(activity['conversation']), tenantId: OTHER },
    channelData: { ...Object(activity['channelData']), tenant: { id: OTHER } },
  });

  before(async () => {
    cast = await openCast();
    await cast.say('chair', 'start meeting');
    await cast.say('chair', 'decision: The quay is swept');
    await cast.say('member', 'motion: Sell the crane');
    await cast.say('secretary', 'action: member Person to sweep by Friday');
    await cast.say('secretary', 'risk: Fog');
  });
  after(() => cast.stage.close());

  it('a guest, and a person of another tenant: every verb is answered, none does anything', async () => {
    const guest = cast.stage.person({ name: 'Yuki Tanaka', role: 'guest' });
    const before = await cast.journal();
    for (const verb of Object.keys(grants)) {
      const id = ids[verb.split('.')[0] ?? ''] ?? 'committee';
      for (const activity of [pressed(guest, verb, id), abroad(pressed(guest, verb, id))]) {
        // oxlint-disable-next-line no-await-in-loop -- one press after the other
        const { status, body } = await cast.stage.room.deliver(activity);
        assert.equal(status, 200, verb);
        assert.match(JSON.stringify(body), /activity\.message","value":"[^"]+/u, `${verb} ${id}`);
      }
    }
    assert.deepEqual(await cast.journal(), before);
  });
});
