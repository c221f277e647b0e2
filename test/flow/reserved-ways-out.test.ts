import assert from 'node:assert/strict';
import readExcel from 'read-excel-file/node';
import type { Conversation, Person } from '../../src/rehearsal/model.ts';
import type { RecordShape, Stage } from '../helpers/stage.ts';
import { openStage, readingOf } from '../helpers/stage.ts';

/** What was said under the reserved item, and what came of it; D-1, A-1 and R-1 are everybody's. */
const SECRET = /Zq|\b(?:D-2|A-2|R-2|N-2|V-1|Motion 1)\b/u;

interface Shaped extends RecordShape {
  readonly links: readonly { readonly ref: string; readonly relation: string }[];
  readonly state: Readonly<Record<string, unknown>>;
}

const types = ['action', 'decision', 'meeting', 'motion', 'raid'] as const;
const paths: readonly string[] = [
  '',
  ...types.flatMap((type) =>
    ['', '&asAt=2026-11-24', '&q=zq'].map((more) => `/records?type=${type}${more}`),
  ),
  '/records/M-1',
  '/records/D-1',
  '/records/A-1',
  '/records/R-1',
  '/journal?limit=500',
  '/chases?limit=500',
  '/minutes/M-1.json',
  '/minutes/M-1.md',
  '/verify',
];
const readings: readonly string[] = [
  'status',
  'agenda',
  'matters',
  'actions',
  'decisions',
  'risks',
  'motions',
  'meetings',
  'minutes',
  'search zq',
  'search ferry',
  'ledger',
  'verify',
  'pack',
  'M-1',
  'D-1',
  'A-1',
  'R-1',
  'history M-1',
  'history minutes M-1',
  'history D-1',
  'history A-1',
  'history R-1',
  'decisions as at 24 November',
  'actions as at 24 November',
  'my actions',
];

const attempts = [
  'action.claim',
  'action.verify',
  'decision.review',
  'motion.second',
  'motion.dissent',
  'raid.review',
  'show',
] as const;

describe('what comes of a reserved item, beside records that are everybody’s', () => {
  let stage: Stage;
  let board: Conversation;
  let at: string;
  let maya: Person;
  let ana: Person;
  let priya: Person;
  let omar: Person;
  let lee: Person;
  let tom: Person;

  const aside = async (who: Person, words: string): Promise<string> => {
    await stage.say(who, stage.room.personal(who.id), words);
    return readingOf(await stage.lastPrivate(who));
  };
  const aloud = async (who: Person, words: string): Promise<void> => {
    await stage.say(who, board, words);
  };
  const post = async (who: Person, data: Record<string, string>): Promise<string> => {
    const committee = at.slice('/committees/'.length);
    const action = { type: 'Action.Execute', verb: data['verb'], data: { ...data, committee } };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
    const { body } = await stage.room.deliver(stage.make(who, stage.room.personal(who.id), press));
    return JSON.stringify(body);
  };
  const api = async (who: Person, path: string): Promise<string> =>
    JSON.stringify((await stage.api<unknown>(who, `${at}${path}`)).body);
  const record = async (who: Person, ref: string): Promise<Shaped> =>
    (await stage.api<Shaped>(who, `${at}/records/${ref}`)).body;
  const sheets = async (who: Person): Promise<string> => {
    const answer = await fetch(`${stage.url}/api/v1${at}/registers.xlsx`, {
      headers: { 'x-local-user': who.aadObjectId },
    });
    return JSON.stringify(await readExcel(Buffer.from(await answer.arrayBuffer())));
  };

  before(async () => {
    stage = await openStage({ at: '2026-11-24T09:00:00.000Z' });
    const names = [
      'Maya Lindqvist',
      'Ana Costa',
      'Priya Raman',
      'Omar Aziz',
      'Lee Park',
      'Tom Field',
    ];
    const people = names.map((name) => stage.person(name));
    [maya, ana, priya, omar, lee, tom] = people as [Person, Person, Person, Person, Person, Person];
    board = stage.room.addGroupChat(
      'Harbour Board',
      people.map(({ id }) => id),
    );
    await stage.room.install(board.id, maya.id);
    const change = await stage.offering(maya, board, 'Change');
    const { dialog } = await stage.room.press(maya.id, change, 'Change');
    assert.ok(dialog);
    const voters = 'Ana Costa,Priya Raman,Omar Aziz';
    await stage.room.submitDialog(dialog, { chair: 'Ana Costa', voters });
    at = `/committees/${(await stage.committee(maya)).id}`;
    for (const who of people) {
      // oxlint-disable no-await-in-loop -- as they come
      await stage.room.install(stage.room.personal(who.id).id, who.id);
      await aloud(who, 'help');
      // oxlint-enable no-await-in-loop
    }
    await aloud(maya, 'Lee Park is observer');
    await aloud(maya, 'agenda add Ferry');
    await post(maya, { verb: 'agenda.propose', title: 'Zq-salaries', reserved: 'true' });
    await aloud(ana, 'start meeting');
    await aloud(maya, 'attendance: Maya, Ana, Priya, Omar, Tom');
    await aside(omar, 'interest in item 2: Zq-my own pay');
    for (const words of [
      'note: The ferry runs',
      'decision: The ferry is kept',
      'action: Tom to paint the ferry by 4 December',
      'risk: The ferry may leak',
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as people type
      await aloud(maya, words);
    await aloud(ana, 'next');
    for (const words of [
      'note: Zq-rise by three per cent',
      'decision: Zq-the ferry pays for the rise',
      'action from D-2: Priya to Zq-tell the payroll by 4 December',
      'risk: Zq-the union may object',
      'details D-1 with A-1, A-2, R-2',
      'supersede D-1 by D-2 because Zq-money is short',
    ])
      // oxlint-disable-next-line no-await-in-loop -- as above
      await aside(maya, words);
    await aside(priya, 'motion from R-1: Zq-sell the ferry');
    await aside(maya, 'decision: The quay is swept');
    await aloud(ana, 'close meeting');
    await stage.advance('PT1M');
    await aside(maya, 'circulate minutes');
    await post(priya, {
      verb: 'minutes.propose-correction',
      id: 'minutes-M-1',
      target: 'N-2',
      text: 'Zq-by four per cent',
    });
    await post(maya, {
      verb: 'minutes.decide-correction',
      id: 'minutes-M-1',
      number: '1',
      accept: 'no',
      reason: 'Zq-three it was',
    });
    await stage.advance('P1D');
  });
  after(() => stage.close());

  it('is named to those who may know of it', async () => {
    for (const who of [maya, ana, priya]) {
      // oxlint-disable no-await-in-loop -- one reader after the other
      const decision = await record(who, 'D-1');
      assert.deepEqual(decision.links, [
        { ref: 'A-1', relation: 'with' },
        { ref: 'A-2', relation: 'with' },
        { ref: 'R-2', relation: 'with' },
        { ref: 'D-2', relation: 'ended-by' },
      ]);
      assert.match(await sheets(who), SECRET);
      assert.match(await aside(who, 'history D-1'), /Superseded by D-2: Zq/u);
      assert.match(
        await aside(who, 'history M-1'),
        /Omar Aziz declared an interest: Zq-my own pay/u,
      );
      assert.match(await aside(who, 'D-1'), /by D-2/u);
      assert.match(await aside(who, 'status'), /Open actions\n2,/u);
      // oxlint-enable no-await-in-loop
    }
  });

  for (const [role, person] of [
    ['a member who declared an interest', () => omar],
    ['an attendee', () => tom],
    ['an observer', () => lee],
  ] as const)
    it(`is named to ${role} in no answer`, async () => {
      const who = person();
      const ways: readonly (readonly [string, () => Promise<string>])[] = [
        ...paths.map((path) => [path, () => api(who, path)] as const),
        ...readings.map((words) => [words, () => aside(who, words)] as const),
        ['registers.xlsx', () => sheets(who)],
      ];
      const leaks: string[] = [];
      for (const [way, read] of ways)
        // oxlint-disable-next-line no-await-in-loop -- one way out after the other
        if (SECRET.test(await read())) leaks.push(way);
      assert.deepEqual(leaks, []);
      const { links, status } = await record(who, 'D-1');
      assert.deepEqual(links, [{ ref: 'A-1', relation: 'with' }]);
      assert.equal(status, 'superseded');
      assert.match(await aside(who, 'history D-1'), /Superseded by a reserved item/u);
      assert.match(await aside(who, 'status'), /Open actions\n1,/u);
    });

  it('is counted in no account of reminders that is not for the reader', async () => {
    await stage.advance('P20D');
    const account = async (who: Person) =>
      (await stage.api<{ account: { due: number } }>(who, `${at}/chases?limit=500`)).body.account;
    const rows = async (who: Person): Promise<number> =>
      (await stage.api(who, `${at}/chases?limit=500`)).body.items.length;
    for (const who of [maya, lee])
      // oxlint-disable-next-line no-await-in-loop -- one reader after the other
      assert.equal((await account(who)).due, await rows(who));
    assert.ok((await rows(maya)) > (await rows(lee)));
  });

  it('is to whoever may not know of it as if it were not there', async () => {
    for (const who of [tom, lee, omar])
      for (const [there, missing] of [
        ['D-2', 'D-99'],
        ['A-2', 'A-99'],
        ['R-2', 'R-99'],
        ['V-1', 'V-99'],
      ] as const) {
        // In words a motion goes by its number.
        const unnamed = (said: string, ref: string): string =>
          said.replaceAll(ref, '…').replaceAll(`motion ${ref.slice(2)} `, '… ');
        const both = async (ask: (ref: string) => Promise<string>) => {
          const [one, other] = [await ask(there), await ask(missing)];
          assert.equal(unnamed(one, there), unnamed(other, missing), there);
        };
        // oxlint-disable no-await-in-loop -- one question after the other
        await both((ref) => aside(who, ref));
        await both((ref) => aside(who, `history ${ref}`));
        await both((ref) => api(who, `/records/${ref}`));
        for (const verb of attempts)
          await both((ref) => post(who, { verb, id: ref, show: 'record' }));
        await both((ref) => post(who, { verb: 'action.add', what: 'Sweep', from: ref }));
        for (const words of ['done', 'accept', 'supersede', 'review', 'close'])
          await both((ref) => aside(who, `${words} ${ref}`));
        // oxlint-enable no-await-in-loop
      }
  });
});
