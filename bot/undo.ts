import { z } from 'zod';
import type { DecisionState } from '../src/domain/decision/state.ts';
import { text } from '../src/text/text.ts';
import { home } from './home.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import type { Done, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const undone = (turn: Turn, { changed }: Done): Reply => {
  const [entry] = changed;
  const again = entry?.type === 'decision' && (entry.state as DecisionState).status === 'in-force';
  const type = again ? 'reinstated' : (entry?.type ?? 'note');
  const line = text('reply.undone', { ref: entry?.id ?? '', type });
  return turn.inbound.kind === 'message' ? { public: say(line) } : { note: line };
};

export const undoFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'record.undo',
      input: z.looseObject({}),
      handle: async (turn, _input, target) => {
        const body = await bodyOf(turn, target.committee);
        return undone(
          turn,
          await carryOut(turn, body, { verb: 'record.undo', ...target, input: {} }),
        );
      },
    }),
    verbRoute({
      verb: 'record.convert',
      input: z.looseObject({ to: z.enum(['note', 'action', 'decision']) }),
      handle: async (turn, { to }, target) => {
        const body = await bodyOf(turn, target.committee);
        const done = await carryOut(turn, body, {
          verb: 'record.convert',
          ...target,
          input: { to },
        });
        const made = done.changed.find(({ id }) => id !== target.id);
        return { note: text('reply.converted', { from: target.id, to: made?.id }) };
      },
    }),
  ],
  commands: [
    {
      name: 'undo',
      pattern: /^undo(?:\s+(?<ref>[adrn]-\d{1,9}))?\s*$/iu,
      handle: async (turn, { ref }) => {
        const body = await home(turn);
        const id = ref ? { id: ref.toUpperCase() } : {};
        return undone(turn, await carryOut(turn, body, { verb: 'record.undo', ...id, input: {} }));
      },
    },
    {
      name: 'convert N-3 to action',
      pattern:
        /^convert\s+(?<ref>[adn]-\d{1,9})\s+to\s+(?:an?\s+)?(?<to>note|action|decision)\s*$/iu,
      handle: async (turn, { ref = '', to = '' }) => {
        const body = await home(turn);
        const id = ref.toUpperCase();
        const input = { to: to.toLowerCase() };
        const done = await carryOut(turn, body, { verb: 'record.convert', id, input });
        const made = done.changed.find((entity) => entity.id !== id);
        return { public: say(text('reply.converted', { from: id, to: made?.id })) };
      },
    },
  ],
};
