import assert from 'node:assert/strict';
import { createMetrics } from '../../src/metrics.ts';
import { metricsRoute } from '../../src/http/metrics.ts';
import { openBoard, type Board } from '../helpers/board.ts';

const valueOf = (text: string, name: string): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);

describe('/metrics', () => {
  let board: Board;
  const read = async (): Promise<string> => (await fetch(`${board.stage.url}/metrics`)).text();

  before(async () => {
    board = await openBoard('2026-11-23T09:00:00.000Z', { 'Priya Raman': 'Europe/London' });
  });
  after(() => board.stage.close());

  it('counts activities, commits, requests and what became of each reminder', async () => {
    const { stage } = board;
    await stage.say(board.maya, board.channel, 'action: Priya to circulate the budget by Friday');
    await stage.advance('P7D');
    const text = await read();
    assert.ok(valueOf(text, 'gavel_activities_total') >= 1);
    assert.ok(valueOf(text, 'gavel_commits_total') >= 2);
    assert.ok(valueOf(text, 'gavel_channel_requests_total') >= 2);
    const due = valueOf(text, 'gavel_reminders_due_total');
    assert.ok(due >= 2, 'reminders fell due');
    assert.equal(valueOf(text, 'gavel_reminders_total'), due);
  });

  it('names nobody', async () => {
    assert.doesNotMatch(await read(), /Priya|Maya|Harbour/u);
  });

  it('is for the machine itself, or for whoever has the token', async () => {
    const metrics = createMetrics({ secondsSincePass: () => 1 });
    const route = metricsRoute(metrics, 'let me in');
    const ask = (remote: string, headers: Record<string, string> = {}) =>
      route.handle({ params: {}, query: {}, headers, body: undefined, remote });
    assert.equal((await ask('::ffff:127.0.0.1')).status, 200);
    await assert.rejects(ask('10.0.0.7'), { code: 'sign-in' });
    await assert.rejects(ask('127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }), { code: 'sign-in' });
    await assert.rejects(ask('10.0.0.7', { authorization: 'Bearer let me' }), { code: 'sign-in' });
    assert.equal((await ask('10.0.0.7', { authorization: 'Bearer let me in' })).status, 200);
  });
});
