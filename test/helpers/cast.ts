import { strict as assert } from 'node:assert';
import type { Person } from '../../src/rehearsal/model.ts';
import { openStage } from './stage.ts';
import type { JournalShape, ListShape } from './stage.ts';

export const everybody = [
  'chair',
  'deputy',
  'secretary',
  'member',
  'attendee',
  'observer',
  'nobody',
  'owner',
  'contributor',
  'receiver',
] as const;
export type Who = (typeof everybody)[number];

export interface Case {
  readonly verb: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly may: readonly Who[];
  /** Everybody else is refused; of those who may, these do it, in this order. */
  readonly does?: readonly Who[];
  /** Sets the scene anew for each of those who may: then all of them do it, unless `does` says otherwise. */
  readonly fresh?: (who: Who) => Promise<Pick<Case, 'id' | 'inputs'>>;
}

/** A refusal: what is not allowed to whom, and who can do it. */
export const sentence =
  /^(?:Only .+ can do that|You own this one, so somebody else decides on it: .+)\.$/;

export type Cast = Awaited<ReturnType<typeof openCast>>;

/** A committee with one person in every role, and what each of them may do put to the test. */
export const openCast = async () => {
  const stage = await openStage({ at: '2026-11-23T10:00:00.000Z' });
  const cast = new Map(everybody.map((who) => [who, stage.person({ name: `${who} Person` })]));
  const one = (who: Who): Person => {
    const person = cast.get(who);
    assert.ok(person);
    return person;
  };
  const board = stage.room.addChannel(
    'Harbour Board',
    everybody.map((who) => one(who).id),
  );
  const say = (who: Who, text: string) => stage.say(one(who), board, text);
  await stage.room.install(board.id, one('secretary').id);
  await say('secretary', 'agenda add Budget');
  const committee = (await stage.committee(one('secretary'))).id;

  const press = async (who: Who, { verb, id, inputs }: Case): Promise<string> => {
    const data = { verb, committee, ...(id === undefined ? {} : { id }), ...inputs };
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const name = 'adaptiveCard/action';
    const { status, body } = await stage.room.deliver(
      stage.make(one(who), board, { type: 'invoke', name, value }),
    );
    assert.equal(status, 200);
    const answer = body as { type: string; value: unknown };
    return typeof answer.value === 'string' ? answer.value : '';
  };

  const journal = async (): Promise<readonly JournalShape[]> => {
    const path = `/committees/${committee}/journal?limit=500`;
    return (await stage.api<ListShape<JournalShape>>(one('secretary'), path)).body.items;
  };

  let seen = 0;
  /** The entries since the last look. */
  const news = async (): Promise<readonly JournalShape[]> => {
    const path = `/committees/${committee}/journal?after=${seen}&limit=500`;
    const { items } = (await stage.api<ListShape<JournalShape>>(one('secretary'), path)).body;
    seen = items.at(-1)?.seq ?? seen;
    return items;
  };

  /** Somebody presses something, of which one entry comes under their own name: gives what it is about. */
  const made = async (who: Who, verb: string, more: Partial<Case> = {}): Promise<string> => {
    await news();
    const said = await press(who, { verb, may: [], ...more });
    const entry = (await news()).find(({ command }) => command === verb);
    assert.equal(entry?.by.aadObjectId, one(who).aadObjectId, `${verb} by ${who}: ${said}`);
    return entry.ref;
  };

  /** Those who may: whoever does it leaves an entry under their own name. */
  const succeed = async ({ fresh, ...it }: Case): Promise<void> => {
    for (const who of it.does ?? (fresh ? it.may : it.may.slice(0, 1)))
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await made(who, it.verb, { ...it, ...(await fresh?.(who)) });
  };

  /** The refused, of whom nothing is left, and then those who may. */
  const check = async (it: Case): Promise<void> => {
    const scene = { ...it, ...(await it.fresh?.(it.may[0] ?? 'chair')) };
    await news();
    for (const who of everybody.filter((each) => !it.may.includes(each))) {
      // oxlint-disable-next-line no-await-in-loop -- each attempt is looked at by itself
      const said = await press(who, scene);
      assert.match(said, sentence, `${it.verb} by ${who}: ${said}`);
    }
    assert.deepEqual(await news(), [], `${it.verb}: nothing is written on refusal`);
    await succeed(it);
  };

  const all = async (cases: readonly Case[]): Promise<void> => {
    for (const it of cases) {
      // oxlint-disable-next-line no-await-in-loop -- each case stands on the one before
      await check(it);
    }
  };

  /** As `all`, of what somebody else's table refuses. */
  const each = async (cases: readonly Case[]): Promise<void> => {
    for (const it of cases) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await succeed(it);
    }
  };

  const aad = (...people: Who[]) => people.map((who) => one(who).aadObjectId).join(',');
  await press('secretary', {
    verb: 'committee.setup',
    id: 'committee',
    inputs: {
      chair: aad('chair'),
      secretary: aad('secretary'),
      voters: aad('chair', 'member'),
      deputies: aad('deputy'),
      attendees: aad('attendee'),
      observers: aad('observer'),
    },
    may: [],
  });
  return { stage, board, committee, one, say, press, made, journal, all, each };
};
