import { z } from 'zod';
import { Upstream } from '../../errors.ts';
import type { Person } from '../../rehearsal/model.ts';
import type { Recorded, Registers } from './compare.ts';

const committees = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

const records = z.object({
  items: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      owner: z.object({ name: z.string() }).nullish(),
      due: z.string().nullish(),
    }),
  ),
  cursor: z.string().nullish(),
});

const byNumber = (a: Recorded, b: Recorded): number =>
  Number(a.ref.split('-')[1]) - Number(b.ref.split('-')[1]);

/** Reads both registers of the tenant's first committee over `/api/v1`, as a person who may read them. */
export const readRegisters = async (
  origin: string,
  tenant: string,
  reader: Person,
): Promise<Registers> => {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      headers: { 'x-local-user': reader.aadObjectId, 'x-local-tenant': tenant },
    });
    if (!answer.ok) throw new Upstream('replay-api', true, { path, status: answer.status });
    return answer.json();
  };
  const [committee] = committees.parse(await get('/committees')).items;

  const register = async (type: string): Promise<readonly Recorded[]> => {
    const found: Recorded[] = [];
    let cursor: string | null | undefined;
    do {
      const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = records.parse(
        await get(`/committees/${committee?.id}/records?type=${type}&limit=100${more}`),
      );
      for (const { ref, title, owner, due } of page.items)
        found.push({ ref, title, ...(owner && { owner: owner.name }), ...(due && { due }) });
      cursor = page.cursor;
    } while (cursor);
    return found.toSorted(byNumber);
  };

  return { decisions: await register('decision'), actions: await register('action') };
};
