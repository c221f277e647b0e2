import assert from 'node:assert/strict';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import type { StoreName } from '../../src/records/open.ts';
import { emulatorKey, openCosmosEndpoint } from './cosmos-endpoint.ts';
import type { JournalShape, ListShape, RecordShape, VerifyShape } from './stage.ts';
import { openStage, readingOf } from './stage.ts';

/** As many as one command may seat, and one batch of Cosmos DB must hold. */
const PEOPLE = 60;

/** Names that no other one begins with. */
const nameOf = (n: number): string =>
  `Owner ${[Math.floor(n / 26), n % 26].map((at) => String.fromCodePoint(65 + at)).join('')}`;

const openCosmos = async () => {
  const endpoint = await openCosmosEndpoint();
  const client = connect({ endpoint: endpoint.url, key: emulatorKey });
  await provision(client, { database: 'gavel' });
  client.dispose();
  const settings = { COSMOS_ENDPOINT: endpoint.url, COSMOS_KEY: emulatorKey };
  return { settings, asked: endpoint.asked, close: () => endpoint.close() };
};

/** The largest commands: a chat of sixty people is seated, and a meeting of many actions closed and sent. */
export const openAssembly = async (store: StoreName) => {
  const cosmos = store === 'cosmos' ? await openCosmos() : undefined;
  const stage = await openStage({
    at: '2026-11-23T10:00:00.000Z',
    ...(cosmos && { settings: cosmos.settings }),
  });
  const maya = stage.person('Maya Lindqvist');
  const owners = Array.from({ length: PEOPLE - 1 }, (_, n) => stage.person(nameOf(n)));
  const chat = stage.room.addGroupChat('Assembly', [maya.id, ...owners.map(({ id }) => id)]);
  await stage.room.install(chat.id, maya.id);
  const names = [maya, ...owners].map(({ name }) => name);
  const whole = async (path: string): Promise<number> => {
    const { body } = await stage.api<VerifyShape>(maya, `${path}/verify`);
    assert.equal(body.ok, true);
    return body.entries;
  };

  return {
    /** Everybody of the chat by the first command, and all of them as voters from the form of the set-up. */
    seat: async (): Promise<void> => {
      await stage.say(maya, chat, 'start meeting');
      assert.equal((await stage.committee(maya)).roles.length, PEOPLE);
      await stage.say(maya, chat, 'set up');
      const opener = await stage.offering(maya, chat, 'Change');
      const { dialog } = await stage.room.press(maya.id, opener, 'Change');
      assert.ok(dialog);
      const voters = [maya, ...owners].map(({ name }) => name).join(', ');
      await stage.room.submitDialog(dialog, { voters });
      const { id, roles } = await stage.committee(maya);
      assert.equal(roles.filter(({ votes }) => votes).length, PEOPLE);
      await whole(`/committees/${id}`);
    },

    /** Gives how many documents were read of Cosmos DB for the attendance of so many people. */
    attend: async (count: number): Promise<number> => {
      const reads = () => (cosmos?.asked ?? []).filter(({ kind }) => kind === 'GET').length;
      const before = reads();
      await stage.say(maya, chat, `attendance: ${names.slice(0, count).join(', ')}`);
      const answer = readingOf(await stage.lastPublic(chat, maya));
      assert.match(answer, new RegExp(`attendance recorded, ${count} people present`, 'u'));
      return reads() - before;
    },

    /** Gives the commands that it took. */
    close: async (actions: number): Promise<readonly string[]> => {
      const path = `/committees/${(await stage.committee(maya)).id}`;
      const tasks = Array.from({ length: actions }, (_, n) => `do task ${n}`);
      for (const [n, task] of tasks.entries())
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are minuted
        await stage.say(
          maya,
          chat,
          `action: ${nameOf(n % owners.length)} to ${task} by 18 December`,
        );
      const before = await whole(path);
      await stage.say(maya, chat, 'close meeting');
      const held = await stage.api<RecordShape>(maya, `${path}/records/M-1`);
      assert.equal(held.body.status, 'held');
      await stage.say(maya, chat, 'send to owners');
      await stage.advance('PT1M');
      const told = await Promise.all(
        owners.map(async (owner) =>
          (await stage.privateOf(owner)).flatMap((seen) => [
            ...new Set(readingOf(seen).match(/do task \d+/gu) ?? []),
          ]),
        ),
      );
      assert.deepEqual(told.flat().toSorted(), tasks.toSorted());
      await whole(path);
      const journal = `${path}/journal?after=${before}&limit=100`;
      const { items } = (await stage.api<ListShape<JournalShape>>(maya, journal)).body;
      return items.map(({ command }) => command);
    },

    [Symbol.asyncDispose]: async (): Promise<void> => {
      await stage.close();
      await cosmos?.close();
    },
  };
};
