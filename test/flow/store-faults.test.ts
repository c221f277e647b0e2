import assert from 'node:assert/strict';
import { connect } from '../../src/records/cosmos-client.ts';
import { provision } from '../../src/records/cosmos-container.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import {
  type CosmosEndpoint,
  emulatorKey,
  openCosmosEndpoint,
  type Spoiled,
} from '../helpers/cosmos-endpoint.ts';
import {
  openStage,
  type JournalShape,
  type ListShape,
  type Stage,
  type VerifyShape,
} from '../helpers/stage.ts';

const faults: Readonly<Record<string, { readonly of: RegExp; readonly answer: Spoiled }>> = {
  '429 with Retry-After': { of: /./, answer: { status: 429, retryAfterMs: 5 } },
  '503': { of: /./, answer: { status: 503 } },
  'a lost answer': { of: /batch/, answer: { status: 503, afterwards: true } },
  'a line that is cut': { of: /batch/, answer: { afterwards: true } },
};

describe('turns while Cosmos DB stumbles at every third request', () => {
  let endpoint: CosmosEndpoint;
  let stage: Stage;
  let maya: Person;
  let chat: Conversation;

  before(async () => {
    endpoint = await openCosmosEndpoint();
    const client = connect({ endpoint: endpoint.url, key: emulatorKey });
    await provision(client, { database: 'gavel' });
    client.dispose();
    const settings = { COSMOS_ENDPOINT: endpoint.url, COSMOS_KEY: emulatorKey };
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z', settings });
    maya = stage.person('Maya Lindqvist');
    chat = stage.room.addGroupChat('Board', [maya.id]);
    await stage.room.install(chat.id, maya.id);
    await stage.say(maya, chat, 'start meeting');
  });
  after(async () => {
    endpoint.spoil = () => undefined;
    await stage.close();
    await endpoint.close();
  });

  const journal = async (): Promise<string[]> => {
    const { id } = await stage.committee(maya);
    const path = `/committees/${id}/journal?limit=500`;
    return (await stage.api<ListShape<JournalShape>>(maya, path)).body.items.map(
      ({ command }) => command,
    );
  };

  /** What somebody does, what is recorded, and how many messages follow; a form is answered in place. */
  const turns = (fault: string) =>
    [
      [
        'a typed record',
        () => stage.say(maya, chat, `risk: ${fault} floods the quay`),
        ['raid.add'],
        1,
      ],
      ['a private answer', () => stage.say(maya, chat, 'my actions'), [], 1],
      [
        'a form',
        async () => {
          const opener = await stage.offering(maya, chat, 'note.add');
          const { dialog } = await stage.room.press(maya.id, opener, 'note.add');
          assert.ok(dialog);
          await stage.room.submitDialog(dialog, { text: `${fault} was discussed` });
        },
        ['note.add'],
        0,
      ],
    ] as const;

  for (const [fault, { of, answer }] of Object.entries(faults))
    for (const [name, act, recorded, posted] of turns(fault))
      it(`${name}, ${fault}: recorded once, answered once`, async () => {
        const before = await journal();
        let asked = 0;
        endpoint.spoil = ({ kind }) =>
          of.test(kind) && (asked += 1) % 3 === 1 ? answer : undefined;
        const revision = stage.room.world.feed.revision();
        await act();
        endpoint.spoil = () => undefined;
        assert.ok(asked > 0);
        assert.deepEqual((await journal()).slice(before.length), recorded);
        const said = stage.room.world.feed
          .since(revision)
          .filter(
            ({ kind, message }) => kind === 'posted' && message?.from === stage.room.world.bot.id,
          );
        assert.equal(said.length, posted);
      });

  it('leaves a chain that verifies', async () => {
    const { id } = await stage.committee(maya);
    assert.equal((await stage.api<VerifyShape>(maya, `/committees/${id}/verify`)).body.ok, true);
  });
});
