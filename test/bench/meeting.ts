import { GAVEL } from '../../src/domain/permission.ts';
import { rules, tenant } from '../helpers/house.ts';
import type { House } from '../helpers/house.ts';

export interface Sitting {
  readonly pk: string;
  readonly meeting: string;
  /** Maya first, who is the secretary; the others are members. */
  readonly people: readonly string[];
}

/** A committee of so many people, with a meeting in session. */
export const openMeeting = async (house: House, size = 1): Promise<Sitting> => {
  const { records, directory, committees } = house;
  const committeeId = await committees.committeeOf(tenant, '19:board@thread.tacv2');
  const pk = `${tenant}|${committeeId}`;
  const people: string[] = [];
  for (let n = 0; n < size; n += 1) {
    const aadObjectId = n === 0 ? 'aad-maya' : `aad-${n}`;
    // oxlint-disable-next-line no-await-in-loop -- ids in the order of the people
    people.push((await directory.known(tenant, { aadObjectId, name: `Person ${n}` })).id);
  }
  const [secretary = '', ...voters] = people;
  const input = {
    committeeId,
    name: 'Board',
    code: 'HB',
    secretary,
    voters,
    addedBy: secretary,
    answered: true,
    ...rules,
  };
  await records.execute({
    pk,
    command: { verb: 'committee.setup', actor: GAVEL, id: 'committee', input },
  });
  await records.execute({
    pk,
    command: { verb: 'meeting.start', actor: secretary, input: { title: 'Board' } },
  });
  return { pk, meeting: 'M-1', people };
};
