import { z } from 'zod';
import { Upstream } from '../../errors.ts';
import type { Person } from '../../rehearsal/model.ts';
import type { Recorded, Registers } from './compare.ts';

const committees = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

const counts = z.object({ for: z.number(), against: z.number(), abstain: z.number() });

const records = z.object({
  items: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      status: z.string(),
      owner: z.object({ name: z.string() }).nullish(),
      due: z.string().nullish(),
      counts: counts.nullish(),
      decision: z.string().nullish(),
    }),
  ),
  cursor: z.string().nullish(),
});

const verification = z.object({ ok: z.boolean() });

const byNumber = (a: Recorded, b: Recorded): number =>
  Number(a.ref.split('-')[1]) - Number(b.ref.split('-')[1]);

/** What the bot holds after a meeting. */
export interface Held extends Registers {
  /** The state of the meeting, `held` after it was closed. */
  readonly meeting: string;
  /** The journal's chain holds, and replaying it gives the records. */
  readonly verified: boolean;
}

/** Reads the tenant's first committee over `/api/v1`, as a person who may read it. */
export const readHeld = async (origin: string, tenant: string, reader: Person): Promise<Held> => {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${origin}/api/v1/committees${path}`, {
      headers: { 'x-local-user': reader.aadObjectId, 'x-local-tenant': tenant },
    });
    if (!answer.ok) throw new Upstream('replay-api', true, { path, status: answer.status });
    return answer.json();
  };
  const [committee] = committees.parse(await get('')).items;

  const register = async (type: string): Promise<readonly Recorded[]> => {
    const found: Recorded[] = [];
    let cursor: string | null | undefined;
    do {
      const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const path = `/${committee?.id}/records?type=${type}&limit=100${more}`;
      const page = records.parse(await get(path));
      for (const { owner, due, counts: figures, decision, ...record } of page.items)
        found.push({
          ...record,
          ...(owner && { owner: owner.name }),
          ...(due && { due }),
          ...(figures && { counts: figures }),
          ...(decision && { decision }),
        });
      cursor = page.cursor;
    } while (cursor);
    return found.toSorted(byNumber);
  };

  const [meeting] = await register('meeting');
  return {
    decisions: await register('decision'),
    actions: await register('action'),
    motions: await register('motion'),
    meeting: meeting?.status ?? 'never started',
    verified: verification.parse(await get(`/${committee?.id}/verify`)).ok,
  };
};
