import { voters } from '../committee.ts';
import type { Area, Command, CommandRule, States } from '../model.ts';
import type { Verb } from '../verbs.ts';
import { amendingCommands } from './amending.ts';
import { answeringCommands } from './answering.ts';
import { circularWake, circulatingCommands } from './circulating.ts';
import { dissentingCommands } from './dissenting.ts';
import { evolveMotion } from './events.ts';
import { movingCommands } from './moving.ts';
import { puttingCommands } from './putting.ts';
import { ratifyingCommands } from './ratifying.ts';
import { recusingCommands } from './recusing.ts';
import { isUndecided, type MotionState } from './state.ts';
import { closingWake, timingCommands } from './timing.ts';
import { votingCommands } from './voting.ts';

type Rules = { readonly [verb in Verb]?: CommandRule };

/** Put to all voters, now or before; or to be put, while no meeting is in session. */
const isBetween = ({ id, verb }: Command<never>, states: States): boolean => {
  const apart = states.committee !== undefined && states.committee.state.inSession === undefined;
  if (verb === 'motion.propose' || verb === 'motion.open') return apart;
  const { circular, rounds } = states.get('motion', id ?? '')?.state ?? {};
  // What was put to all voters once is answered so even where it has gone on to a meeting since.
  return circular !== undefined || (apart && rounds !== undefined && verb !== 'motion.withdraw');
};

/** What is said of a motion at a meeting, and between meetings where that has a rule of its own. */
const wherever = (meeting: Rules, between: Rules): Rules => {
  const either = (verb: Verb): CommandRule | undefined => {
    const [one, other] = [meeting[verb], between[verb]];
    if (!one || !other) return one ?? other;
    const ruleFor = (command: Command<never>, states: States) =>
      isBetween(command, states) ? other : one;
    return {
      needs: (command, states) => ruleFor(command, states).needs?.(command, states) ?? {},
      decide: (states, command, context) =>
        ruleFor(command, states).decide(states, command, context),
    };
  };
  const verbs = new Set([...Object.keys(meeting), ...Object.keys(between)]) as Set<Verb>;
  return Object.fromEntries([...verbs].map((verb) => [verb, either(verb)]));
};

/** The life of a motion. */
export const motionArea = {
  type: 'motion',
  evolve: evolveMotion,
  project: ({ id, text, status, meeting }) => ({
    ref: id,
    title: text,
    status,
    ...(meeting === undefined ? {} : { meeting }),
  }),
  box: ({ secret, status }, committee) =>
    secret && status === 'voting' ? voters(committee).length : undefined,
  veiled: (motion) => (isUndecided(motion) ? ['choice'] : []),
  nextWake: (motion, committee) => circularWake(motion, committee) ?? closingWake(motion),
  wake: 'motion.follow-up',
  commands: wherever(
    {
      ...movingCommands,
      ...puttingCommands,
      ...amendingCommands,
      ...recusingCommands,
      ...votingCommands,
      ...ratifyingCommands,
      ...timingCommands,
      ...dissentingCommands,
    },
    { ...circulatingCommands, ...answeringCommands },
  ),
} satisfies Area<MotionState>;
