import { createChaser } from '../../src/chaser/chaser.ts';
import { createPace } from '../../src/chaser/pace.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import { areas } from '../../src/domain/areas.ts';
import { Upstream } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { createLimiter } from '../../src/rehearsal/connector/limits.ts';
import type { Filled } from './filled.ts';

/**
 * The clockwork over a filled store, with a channel that keeps the rehearsal's limits, which are Teams', and
 * notes what it let through: when, and how many lines. A digest is as many words as it has lines.
 */
export const startChasing = ({ store, records, directory, committees, time }: Filled) => {
  const { clock, elapsedMs, wait } = time;
  const limiter = createLimiter(elapsedMs);
  const posts: { readonly at: number; readonly lines: readonly string[] }[] = [];
  let refused = 0;
  const chaser = createChaser({
    store,
    records,
    clock,
    people: directory,
    conversations: committees,
    present: {
      message: async ({ params }) => {
        const items = (params?.['items'] ?? []) as unknown as readonly DigestItem[];
        return { summary: items.map(({ pk, entity }) => `${pk}|${entity}`).join(' ') };
      },
    },
    outbound: {
      post: async ({ conversationId }, { summary }) => {
        const retryAfterMs = limiter(conversationId, 'send');
        if (retryAfterMs > 0) {
          refused += 1;
          throw new Upstream('throttled', true, { retryAfterMs });
        }
        posts.push({ at: elapsedMs(), lines: summary.split(' ') });
        return { activityId: `activity-${posts.length}` };
      },
      update: async () => undefined,
      openPersonal: async (from) => from,
    },
    pace: createPace({ clock, elapsedMs, wait }),
    log: silentLog,
    wakeVerbs: areas,
  });
  return { chaser, posts, refused: () => refused };
};
