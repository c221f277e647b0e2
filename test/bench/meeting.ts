import { GAVEL } from '../../src/domain/permission.ts';
import { rules, tenant } from '../helpers/house.ts';
import type { House } from '../helpers/house.ts';

export interface Sitting {
  readonly pk: string;
  readonly meeting: string;
  readonly secretary: string;
}

/** A committee of its secretary alone, with a meeting in session. */
export const openMeeting = async (house: House): Promise<Sitting> => {
  const { records, directory, committees } = house;
  const committeeId = await committees.committeeOf(tenant, '19:board@thread.tacv2');
  const pk = `${tenant}|${committeeId}`;
  const { id: secretary } = await directory.known(tenant, {
    aadObjectId: 'aad-maya',
    name: 'Maya',
  });
  const input = {
    committeeId,
    name: 'Board',
    code: 'HB',
    secretary,
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
  return { pk, meeting: 'M-1', secretary };
};
