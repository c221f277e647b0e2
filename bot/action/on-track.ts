import type { DigestItem } from '../../src/chaser/ports.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import { Refused } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { receiptOfActivity } from '../once.ts';
import type { Reply } from '../route.ts';
import type { Turn } from '../turn.ts';

/** The owner's own running actions of one of their digests. */
const itemsOf = async (
  { services, tenant, me }: Turn,
  digest: string,
): Promise<readonly DigestItem[]> => {
  const message = await services.records.document(`${tenant}|p:${me.id}`, digest);
  const params = message?.body['params'] as { readonly items?: readonly DigestItem[] } | undefined;
  const listed = params?.items ?? [];
  const own = await Promise.all(
    listed.map(async (item) => {
      const action = await services.records.load(item.pk, item.entity);
      const state = (action as Entity<ActionState> | undefined)?.state;
      const running =
        action?.type === 'action' && (state?.status === 'open' || state?.status === 'in-progress');
      return running && state?.owner === me.id ? item : undefined;
    }),
  );
  return own.filter((item) => item !== undefined);
};

/** One tap answers everything that a digest asks its owner: all of it is on track. */
export const allOnTrack = async (turn: Turn, digest: string): Promise<Reply> => {
  const { services, tenant, me, inbound } = turn;
  const receipts = [receiptOfActivity(inbound)];
  const first = await services.records.remember(`${tenant}|p:${me.id}`, receipts);
  const items = first === 'new' ? await itemsOf(turn, digest) : [];
  for (const { pk, entity: id } of items) {
    const command = {
      verb: 'action.progress',
      actor: me.id,
      id,
      input: { text: text('digest.onTrack') },
    } as const;
    // oxlint-disable-next-line no-await-in-loop -- commits of one committee are serial anyway
    await services.records.execute({ pk, command }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
  turn.state.committed = true;
  return { note: text('reply.onTrack', { count: items.length }) };
};
