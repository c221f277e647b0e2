import { strict as assert } from 'node:assert';
import { activity } from '../helpers/activities.ts';
import type { CommitteeShape, JournalShape, ListShape } from '../helpers/stage.ts';
import { startConnector } from '../soak/connector.ts';
import { milliseconds, percentile, timed } from './figures.ts';
import { startServer } from './forked.ts';

const crowd = 30;
const each = 20;

const members = Array.from({ length: crowd }, (_, n) => ({
  id: `29:person-${n}`,
  name: `Person ${n}`,
  objectId: `person-${n}`,
}));

/** Everybody of one committee at once in its meeting: they vote, change their vote, and minute what is said. */
export const voting = async (): Promise<readonly string[][]> => {
  await using connector = await startConnector({ members });
  const { child: bot, origin } = await startServer('gavel');
  let sent = 0;
  const send = async (n: number, over: Readonly<Record<string, unknown>>): Promise<string> => {
    sent += 1;
    const answer = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(
        activity({
          serviceUrl: connector.serviceUrl,
          id: `${sent}`,
          from: { id: `29:person-${n}`, name: `Person ${n}`, aadObjectId: `person-${n}` },
          conversation: {
            id: '19:board@thread.v2',
            conversationType: 'groupChat',
            tenantId: 'harbour',
          },
          channelData: { tenant: { id: 'harbour' } },
          ...over,
        }),
      ),
    });
    assert.equal(answer.status, 200);
    return answer.text();
  };
  const say = (n: number, words: string) => send(n, { text: `<at>Gavel</at> ${words}` });
  const read = async <T>(path: string): Promise<T> => {
    const headers = { 'x-local-user': 'person-0' };
    return (await (await fetch(`${origin}/api/v1${path}`, { headers })).json()) as T;
  };
  try {
    await say(0, 'start meeting');
    const [board] = (await read<ListShape<CommitteeShape>>('/committees')).items;
    assert.ok(board);
    const press = (n: number, verb: string, given: object) => {
      const data = { verb, committee: board.id, ...given };
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      return send(n, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        text: undefined,
        entities: [],
      });
    };
    await say(0, `attendance: ${members.map(({ name }) => name).join(', ')}`);
    await say(1, 'motion: That the quay wall be repaired');
    await press(0, 'motion.open', { id: 'V-1' });
    const entries = async (): Promise<string[]> => {
      const found: string[] = [];
      for (;;) {
        const page = `/committees/${board.id}/journal?limit=500&after=${found.length}`;
        // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
        const { items } = await read<ListShape<JournalShape>>(page);
        found.push(...items.map(({ command }) => command));
        if (items.length < 500) return found;
      }
    };
    const before = (await entries()).length;
    const waits: number[] = [];
    const one = async (n: number): Promise<void> => {
      for (let nth = 0; nth < each; nth += 1) {
        const act = (): Promise<string> =>
          n === 0
            ? say(n, `note: Point ${nth} was made`)
            : press(n, 'motion.vote', { id: 'V-1', choice: nth % 2 === 0 ? 'for' : 'against' });
        // oxlint-disable-next-line no-await-in-loop -- a person does one thing after the other
        waits.push((await timed(act)) * 1000);
      }
    };
    await Promise.all(members.map((_, n) => one(n)));
    const kept = (await entries())
      .slice(before)
      .filter((command) => command === 'motion.vote' || command === 'note.add').length;
    return [
      [
        `${crowd} people voting and noting at once, over HTTP`,
        `${crowd * each - kept} of ${crowd * each} lost`,
        '',
        `p99 ${milliseconds(percentile(waits, 0.99))}`,
      ],
    ];
  } finally {
    bot.kill();
  }
};
