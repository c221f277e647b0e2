import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { verbs } from '../../src/domain/verbs.ts';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import { openStage, readingOf } from '../helpers/stage.ts';
import type { JournalShape, ListShape, Stage, VerifyShape } from '../helpers/stage.ts';

const LONG = 'x'.repeat(10_000);
const names = ['‮Evil <at>Gavel</at> **bold**', '👩‍👩‍👧‍👧 مريم', '[x](javascript:alert(1))'];

describe('hostile and malformed input', () => {
  let stage: Stage;
  let maya: Person;
  let board: Conversation;
  let committee: string;
  const rejections: unknown[] = [];
  const note = (reason: unknown): number => rejections.push(reason);

  const entries = async (): Promise<number> => {
    const path = `/committees/${committee}/journal?limit=500`;
    return (await stage.api<ListShape<JournalShape>>(maya, path)).body.items.length;
  };

  /** What Maya reads in answer to a press, whichever way it comes. */
  const press = async (data: Record<string, unknown>, name = 'adaptiveCard/action') => {
    const { verb } = data;
    const value =
      name === 'adaptiveCard/action'
        ? { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
        : { data };
    const { status, body } = await stage.room.deliver(
      stage.make(maya, board, { type: 'invoke', name, value }),
    );
    return { status, said: JSON.stringify(body ?? '') };
  };

  before(async () => {
    process.on('unhandledRejection', note);
    stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
    maya = stage.person('Maya Lindqvist');
    const others = names.map((name) => stage.person(name).id);
    board = stage.room.addChannel('Board', [maya.id, ...others]);
    await stage.room.install(board.id, maya.id);
    await stage.say(maya, board, 'action: Maya to circulate the budget by Friday');
    committee = (await stage.committee(maya)).id;
    await stage.say(maya, board, 'start meeting');
  });
  after(async () => {
    process.off('unhandledRejection', note);
    await stage.close();
  });

  const unchanged = async (what: () => Promise<void>): Promise<void> => {
    const before = await entries();
    await what();
    assert.equal(await entries(), before, 'nothing was written');
    assert.deepEqual(rejections, []);
  };

  it('answers a malformed activity with 400 and says what is wrong with it', () =>
    unchanged(async () => {
      const whole = stage.make(maya, board, { type: 'message', text: 'status' });
      for (const field of ['type', 'from', 'conversation', 'recipient', 'serviceUrl']) {
        // oxlint-disable-next-line no-await-in-loop -- one request after the other
        const response = await stage.post({ ...whole, [field]: undefined });
        assert.equal(response.status, 400);
        // oxlint-disable-next-line no-await-in-loop -- one request after the other
        assert.match(await response.text(), new RegExp(`${field} is missing or wrong`));
      }
    }));

  it('refuses a body of a megabyte, JSON or not', () =>
    unchanged(async () => {
      const whole = stage.make(maya, board, { type: 'message', text: 'x'.repeat(1_100_000) });
      assert.equal((await stage.post(whole)).status, 413);
      assert.equal((await stage.post('x'.repeat(1_100_000))).status, 413);
    }));

  it('answers every press that no card of its makes with one sentence', () =>
    unchanged(async () => {
      const at = { committee };
      const forged: Record<string, unknown>[] = [
        { verb: 'no.such', ...at },
        { verb: '__proto__', ...at },
        { verb: 'constructor', ...at },
        { verb: 'action.claim' },
        { verb: 'action.claim', ...at },
        { verb: 'action.claim', ...at, id: 'A-99' },
        { verb: 'action.claim', ...at, id: '__proto__' },
        { verb: 'action.claim', ...at, id: 'M-1' },
        { verb: 'action.claim', ...at, id: 'A-1', version: 'abc' },
        { verb: 'action.claim', ...at, id: 'A-1', version: -1 },
        { verb: 'action.claim', ...at, id: 'A-1', evidence: { a: 1 } },
        { verb: 'action.add', ...at },
        { verb: 'action.add', ...at, what: 7 },
        { verb: 'action.add', ...at, what: 'x', owner: '__proto__' },
        { verb: 'action.add', ...at, what: 'x', due: '2026-02-31' },
        { verb: 'action.add', ...at, what: 'x', due: '1850-01-01' },
        { verb: 'action.add', ...at, what: 'x', due: '9999-12-31' },
        { verb: 'action.add', ...at, what: `${LONG}x` },
        { verb: 'note.add', ...at, id: 'M-1', text: '   ' },
        { verb: 'roll.record', ...at, id: 'M-1', 'p:pconstructor': 'present' },
        { verb: 'committee.setup', ...at, id: 'committee', zone: 'Mars/Olympus' },
        { verb: 'committee.setup', ...at, id: 'committee', chair: 'constructor' },
        { verb: 'chase.pause', ...at, until: '0000-01-01' },
        { verb: 'person.away', until: '9999-12-31' },
        { verb: 'show', ...at, show: 'toString' },
        { verb: 'show', ...at, show: 'actions', page: '-3' },
        { verb: 'say', text: `${LONG}${LONG}` },
        { verb: 'minutes.decide-correction', ...at, id: 'minutes-M-9', number: 'x' },
        { committee: { a: 1 } },
      ];
      for (const data of forged) {
        // oxlint-disable no-await-in-loop -- each answer is looked at by itself
        const card = await press(data);
        assert.equal(card.status, 200);
        assert.match(
          card.said,
          /activity\.message","value":"[^"]{10,200}\."/,
          JSON.stringify(data),
        );
        const dialog = await press(data, 'task/submit');
        assert.match(
          dialog.said,
          /"(?:type":"message","value|style":"attention","items":\[\{"type":"TextBlock","text)":"[^"]{10,200}\."/,
          JSON.stringify(data),
        );
        assert.doesNotMatch(card.said, /There is no {2}here/);
        // oxlint-enable no-await-in-loop
      }
    }));

  it('answers typed nonsense privately, in one sentence or with the nearest commands', () =>
    unchanged(async () => {
      const typed = [
        ['action: Maya to sail by 31 February', /31 February is no day/],
        ['action: Maya to sail by 1 January 1850', /has passed already/],
        ['action: Maya to sail by 9999-12-31', /no day within the next five years/],
        ['move A-1 to 9999-01-01 because of the tide', /no day within|could not read/],
        ['action:', /What is to be done/],
        ['A-999999999', /There is no A-999999999 here/],
        ['give A-1 to constructor', /nobody called/],
        ['accept __proto__', /did not understand/],
        ['my time zone __proto__', /no time zone/],
        [`note: ${LONG}x`, /under 10,000 characters/],
        [`action: ${LONG}x`, /under 10,000 characters/],
        [`agenda add ${'x'.repeat(201)}`, /under 200 characters/],
        ['x'.repeat(99_000), /under 10,000 characters/],
        [`decision: ${'決'.repeat(10_001)}`, /under 10,000 characters/],
        ['‮gnikcah', /did not understand/],
      ] as const;
      for (const [words, answer] of typed) {
        // oxlint-disable no-await-in-loop -- each answer is looked at by itself
        const { posted } = await stage.say(maya, board, words);
        assert.ok(
          posted.every(({ conversation }) => conversation !== board.id),
          words,
        );
        assert.match(readingOf(await stage.lastPrivate(maya)), answer, words);
        // oxlint-enable no-await-in-loop
      }
    }));

  it('keeps 10,000 characters whole, and posts no card above 28 KB', async () => {
    await stage.say(maya, board, `note: ${'決'.repeat(10_000)}`);
    await stage.say(maya, board, `risk: ${'決'.repeat(10_000)}`);
    const sizes = stage.room.world.store.messages
      .all()
      .filter(({ from }) => from === stage.room.world.bot.id)
      .map(({ content }) => Buffer.byteLength(JSON.stringify(content)));
    assert.ok(Math.max(...sizes) <= 28_672, String(Math.max(...sizes)));
    const { body } = await stage.api<{ state: { text: string } }>(
      maya,
      `/committees/${committee}/records/R-1`,
    );
    assert.equal(body.state.text.length, 10_000);
  });

  it('shows markup in names and texts as text', async () => {
    const evil = stage.room.world.person(names[0] ?? '');
    await stage.say(maya, board, 'note: <at>Gavel</at> **bold** [x](javascript:alert(1))');
    await stage.say(maya, board, 'members');
    const members = JSON.stringify((await stage.lastPublic(board, maya)).card);
    assert.doesNotMatch(members, /<at>|(?<!\\)\*\*|\u202E/);
    await stage.say(evil, board, 'hello');
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${committee}/verify`);
    assert.equal(body.ok, true);
  });

  it('survives any activity', async () => {
    const wild = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('__proto__', 'constructor', -1, 1e300, '', '1', 'A-1', 'M-1', '9999-99-99'),
    );
    const inputs = fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          'id',
          'version',
          'text',
          'what',
          'owner',
          'due',
          'to',
          'why',
          'show',
          'p:pa',
          'msteams',
        ),
        fc.string({ maxLength: 8 }),
      ),
      wild,
      { maxKeys: 6 },
    );
    const verb = fc.oneof(
      fc.constantFrom<string>(...verbs, 'show', 'say', 'person.away'),
      fc.string(),
    );
    const name = fc.constantFrom('adaptiveCard/action', 'task/fetch', 'task/submit');
    const changed = fc.dictionary(
      fc.constantFrom(
        'type',
        'name',
        'text',
        'value',
        'entities',
        'channelData',
        'conversation',
        'from',
        'membersAdded',
        'id',
        'locale',
        'localTimezone',
      ),
      wild,
      { maxKeys: 3 },
    );
    const known = stage.make(maya, board, { type: 'message', text: 'status' });
    const property = fc.asyncProperty(
      verb,
      inputs,
      name,
      changed,
      async (said, more, how, other) => {
        const answer = await press({ committee, id: 'A-1', ...more, verb: said }, how);
        assert.ok(answer.status < 500, String(answer.status));
        assert.doesNotMatch(answer.said, /InternalServerError|That did not work/);
        const response = await stage.post({ ...known, id: JSON.stringify(other), ...other });
        assert.ok(response.status < 500, JSON.stringify(other));
      },
    );
    await fc.assert(property, { numRuns: 150, seed: 10 });
    assert.deepEqual(rejections, []);
    const { body } = await stage.api<VerifyShape>(maya, `/committees/${committee}/verify`);
    assert.equal(body.ok, true);
  });

  it('survives any request to the API', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'committees',
        'records',
        'journal',
        'verify',
        'chases',
        'me',
        'actions',
        'A-1',
        '..',
        '%00',
        '__proto__',
      ),
      fc
        .string({ unit: 'binary', maxLength: 12 })
        .map((text) => encodeURIComponent(text.toWellFormed())),
    );
    const query = fc.dictionary(
      fc.constantFrom('type', 'status', 'owner', 'q', 'cursor', 'limit', 'after', 'ref', 'person'),
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('action', '-1', '1e9', 'NaN', "' OR 1=1"),
      ),
    );
    const property = fc.asyncProperty(
      fc.array(piece, { maxLength: 3 }),
      query,
      async (path, asked) => {
        const where = ['', 'committees', committee, ...path].join('/');
        const { status, contentType } = await stage.api(
          maya,
          `${where}?${new URLSearchParams(asked).toString()}`,
        );
        assert.ok(status < 500, `${where} ${JSON.stringify(asked)}`);
        if (status >= 400) assert.match(contentType, /^application\/problem\+json/);
      },
    );
    await fc.assert(property, { numRuns: 150, seed: 10 });
  });
});
