import { z } from 'zod';
import type { DecisionState } from '../src/domain/decision/state.ts';
import { numberOf } from '../src/domain/motion/putting.ts';
import type { Entity, Ref } from '../src/records/entity.ts';
import { text } from '../src/text/text.ts';
import { home } from './home.ts';
import type { Feature, Reply } from './route.ts';
import { say, verbRoute } from './route.ts';
import type { Done, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

/** The actions of a decision that is taken back: they stay. */
const actionsLeft = ({ type, state }: Entity): readonly Ref[] => {
  const { links = [] } = type === 'decision' ? (state as DecisionState) : {};
  return links.filter((ref) => ref.startsWith('A-'));
};

const undone = (turn: Turn, { changed }: Done): Reply => {
  const [entry] = changed;
  const again = entry?.type === 'decision' && (entry.state as DecisionState).status === 'in-force';
  const type = again ? 'reinstated' : (entry?.type ?? 'note');
  const ref = entry?.type === 'motion' ? numberOf(entry.id) : (entry?.id ?? '');
  const left = entry && !again ? actionsLeft(entry) : [];
  const line = text('reply.undone', { ref, type, left: left.join(', ') || 'none' });
  return turn.inbound.kind === 'message' ? { public: say(line) } : { note: line };
};

const converted = (from: string | undefined, { changed }: Done): string => {
  // What stands again, because this entry had replaced it, was there before.
  const made = changed.find(({ version }) => version === 1);
  return made?.type === 'motion'
    ? text('reply.convertedUnbound', { from, number: numberOf(made.id) })
    : text('reply.converted', { from, to: made?.id ?? '' });
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
        return { note: converted(target.id, done) };
      },
    }),
  ],
  commands: [
    {
      name: 'undo',
      pattern: /^undo(?:\s+(?<ref>[adrnv]-\d{1,9}))?\s*$/iu,
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
        return { public: say(converted(id, done)) };
      },
    },
  ],
};
