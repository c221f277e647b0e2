import { systemClock } from '../../src/clock.ts';
import { canonical, sha256 } from '../../src/records/canonical.ts';
import type { StoredEntry } from '../../src/records/store.ts';
import { openHouse } from '../helpers/house.ts';
import type { House } from '../helpers/house.ts';
import { median, perSecond, ratio, timed } from './figures.ts';
import { openMeeting } from './meeting.ts';

const length = 2000;
const rounds = 5;
const pageSize = 500;

const entriesOf = async (house: House, pk: string): Promise<readonly StoredEntry[]> => {
  const entries: StoredEntry[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each page starts at the end of the last
    const page = await house.store.journal(pk, entries.length, pageSize);
    entries.push(...page);
    if (page.length < pageSize) return entries;
  }
};

/** The same loop without a check: reads every entry and hashes it. */
const hashAll = async (house: House, pk: string): Promise<number> =>
  (await entriesOf(house, pk)).filter(({ body, hash }) => sha256(canonical(body)) === hash).length;

/** Checking a journal (chain, head, replay, entities) beside only hashing it. */
export const verifying = async (): Promise<readonly string[][]> => {
  await using house = openHouse(systemClock);
  const { pk, meeting, secretary: actor } = await openMeeting(house);
  const note = (n: number) =>
    house.records.execute({
      pk,
      command: {
        verb: 'note.add',
        actor,
        id: meeting,
        input: { text: `Note ${n} of a long meeting` },
      },
    });
  await Promise.all(Array.from({ length }, (_, n) => note(n)));
  const total = await hashAll(house, pk);
  const verified: number[] = [];
  const hashed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable no-await-in-loop -- one at a time, or they would measure each other
    hashed.push(total / (await timed(() => hashAll(house, pk))));
    verified.push(total / (await timed(() => house.records.verify(pk))));
    // oxlint-enable no-await-in-loop
  }
  const [fast, full] = [median(hashed), median(verified)];
  return [
    ['Journal entries verified', perSecond(full), `${perSecond(fast)} hashed`, ratio(full / fast)],
  ];
};
