import type { PersonId, Refusal } from '../records/entity.ts';
import type { ActionState } from './action/state.ts';
import { namedVerifiers } from './action/verifiers.ts';
import type { CommitteeState } from './committee.ts';
import { peopleInRole } from './committee.ts';
import { hasLeft, staysWith } from './departed.ts';
import { type Grant, grants } from './grants.ts';
import type { Command, States } from './model.ts';
import { refuse } from './model.ts';
import { overMotion, overMotionNeeds } from './motion/presiding-over.ts';
import { notAllowed, presides, presidingPerson } from './presides.ts';
import type { Verb } from './verbs.ts';

/** Gavel itself: set-up by a first command, meeting events, reminders. Never taken from outside. */
export const GAVEL = 'gavel';

/** An owner never decides on the own item, unless nobody else can (flag `self-verified`). */
const notByOwner: ReadonlySet<Verb> = new Set<Verb>([
  'action.verify',
  'action.decide-date',
  'action.reopen',
  'action.cancel',
  'action.edit',
]);

/** The meeting that a record belongs to, of whose roll the permission table asks. */
const minutedIn = (states: States, id: string) =>
  states.get('minutes', id)?.state.meeting ?? states.get('motion', id)?.state.meeting;

/** What the permission table looks at: the meeting in session, and that of the minutes or motion at hand. */
export const permissionNeeds = ({ id }: Pick<Command, 'id'>, states: States): string[] => {
  const inSession = states.committee?.state.inSession;
  const minuted = minutedIn(states, id ?? '');
  return [inSession, minuted, ...overMotionNeeds(states, id)].filter((ref) => ref !== undefined);
};

/** Who presides over what a command is about: for a motion they have an interest in, not whoever else does. */
const presidingOver = (states: States, { id }: Command): PersonId | undefined =>
  overMotion(states, id) ?? presidingPerson(states);

const presidesOver = (states: States, command: Command): boolean => {
  const over = overMotion(states, command.id);
  return over === undefined ? presides(states, command.actor) : over === command.actor;
};

const actionOf = (states: States, command: Command): ActionState | undefined =>
  states.get('action', command.id ?? '')?.state;

const isOnRoll = (states: States, { id, actor }: Command): boolean => {
  const meeting = states.get('meeting', minutedIn(states, id ?? '') ?? '');
  return meeting?.state.roll[actor] !== undefined;
};

const standsIn = (states: States, person: PersonId): boolean => {
  const ref = states.committee?.state.inSession;
  return states.get('meeting', ref ?? '')?.state.roll[person]?.alternateFor !== undefined;
};

/** Whoever moved a motion, until the vote on it opens. */
const movesStill = (states: States, { id, actor }: Command): boolean => {
  const motion = states.get('motion', id ?? '')?.state;
  const early = motion?.status === 'proposed' || motion?.status === 'open';
  return early && motion.mover === actor;
};

/** The voters whom Gavel does not reach, of whom the command names one: the secretary writes down the answer. */
const answeredFor = (states: States, { id, input, actor }: Command): readonly PersonId[] => {
  const { of } = input as { readonly of?: PersonId };
  const { unreached = [] } = states.get('motion', id ?? '')?.state.circular ?? {};
  return unreached.filter((person) => person !== actor && (of === undefined || of === person));
};

const SPOKEN: ReadonlySet<string> = new Set([
  'motion.propose',
  'motion.second',
  'motion.amend',
  'motion.dissent',
]);

/**
 * Of a motion that is moved, seconded, amended or dissented from: whom the command names first in the actor's
 * place.
 */
const spokenFor = ({ verb, input, actor }: Command): PersonId | undefined => {
  if (!SPOKEN.has(verb)) return undefined;
  const { mover, seconder, of } = input as Partial<Record<'mover' | 'seconder' | 'of', PersonId>>;
  return [mover, seconder, of].find((person) => person !== undefined && person !== actor);
};

/** Whoever proposed a correction of the minutes may take it back, not accept it. */
const withdrawsCorrection = (states: States, { id, input, actor }: Command): boolean => {
  const { number, accept } = input as { readonly number?: number; readonly accept?: boolean };
  const { corrections = [] } = states.get('minutes', id ?? '')?.state ?? {};
  return (
    accept === false && corrections.some((each) => each.number === number && each.by === actor)
  );
};

const targetsSelf = ({ input, actor }: Command): boolean => {
  const entries = (input as { readonly entries?: readonly { readonly person: PersonId }[] })
    .entries;
  return (entries ?? []).every(({ person }) => person === actor);
};

const holds = (grant: Grant, command: Command, states: States): boolean => {
  const { actor } = command;
  const committee = states.committee?.state;
  const own = committee?.roles[actor];
  const action = actionOf(states, command);
  const named = spokenFor(command);
  switch (grant) {
    case 'minuting':
      return named !== undefined && (own?.role === 'secretary' || presidesOver(states, command));
    case 'officer':
      return own?.role === 'chair' || own?.role === 'deputy';
    case 'P':
      return presidesOver(states, command);
    case 'S':
    case 'S-for-P':
      return own?.role === 'secretary';
    case 'S-for-owner':
      return own?.role === 'secretary' && action?.owner !== undefined;
    case 'S-for-voter':
      return own?.role === 'secretary' && answeredFor(states, command).length > 0;
    case 'V':
      return named === undefined && (own?.votes ?? false);
    case 'A':
      return own !== undefined && own.role !== 'observer';
    case 'owner':
      return (action ?? states.get('raid', command.id ?? '')?.state)?.owner === actor;
    case 'receiver':
      return action?.handover?.to === actor;
    case 'contributor':
      return action?.contributors.includes(actor) ?? false;
    case 'recorder':
      return action?.addedBy === actor && action.status === 'proposed' && own !== undefined;
    case 'self':
      return own !== undefined && own.role !== 'observer' && targetsSelf(command);
    case 'proposer':
      return (
        states.get('agenda-item', command.id ?? '')?.state.proposedBy === actor ||
        withdrawsCorrection(states, command)
      );
    case 'presenter':
      return states.get('agenda-item', command.id ?? '')?.state.presenter === actor;
    case 'on-roll':
      return named === undefined && isOnRoll(states, command);
    case 'alternate':
      return named === undefined && standsIn(states, actor);
    case 'mover':
      return movesStill(states, command);
    case 'team-owner':
      return (
        (command.input as { readonly teamOwner?: boolean }).teamOwner === true &&
        forsaken(committee)
      );
  }
};

const forsaken = (committee: CommitteeState | undefined): boolean =>
  committee !== undefined &&
  peopleInRole(committee, 'chair', 'secretary').every((person) => committee.gone?.[person]);

const onBehalf = (grant: Grant, command: Command, states: States): PersonId | undefined => {
  if (grant === 'S-for-owner') return actionOf(states, command)?.owner;
  if (grant === 'minuting') return spokenFor(command);
  if (grant === 'S-for-voter' && (command.input as { readonly of?: PersonId }).of !== undefined)
    return answeredFor(states, command)[0];
  if (grant !== 'S-for-P') return undefined;
  const presiding = presidingOver(states, command);
  return presiding === command.actor ? undefined : presiding;
};

/** Somebody other than the owner who could decide on the item. */
const somebodyElse = (committee: CommitteeState, owner: PersonId): boolean =>
  peopleInRole(committee, 'chair', 'deputy', 'secretary').some((person) => person !== owner);

const ownItem = (command: Command, states: States): boolean => {
  const action = actionOf(states, command);
  const committee = states.committee?.state;
  if (!notByOwner.has(command.verb) || !action || !committee) return false;
  // Completing or rewording an entry before its owner was told of it is minute-taking, not judging.
  if (command.verb === 'action.edit' && action.assignedAt === undefined) return false;
  return action.owner === command.actor && somebodyElse(committee, command.actor);
};

/** An owner without a seat is known to have left by what they owned. */
const leftUnseated = (committee: CommitteeState, command: Command, states: States): boolean => {
  const { owner, ownerless } = actionOf(states, command) ?? {};
  return ownerless === true && owner === command.actor && !committee.roles[command.actor];
};

/** Whoever left does nothing more than answer for what was given to them since. */
const isGone = (command: Command, states: States): boolean => {
  const committee = states.committee?.state;
  const action = states.get('action', command.id ?? '');
  if (!committee || (action && staysWith(action, command.actor))) return false;
  return hasLeft(committee, command.actor) || leftUnseated(committee, command, states);
};

/** Whom the committee's rules name to confirm this very action. */
const verifiersFor = (command: Command, states: States): readonly PersonId[] | undefined => {
  const action = actionOf(states, command);
  const committee = states.committee?.state;
  return command.verb === 'action.verify' && committee
    ? namedVerifiers(committee, action?.owner)
    : undefined;
};

/**
 * Whether the actor may do this, by the table, from the roles in the store.
 * Gives on whose behalf it is recorded, or a refusal that names who may.
 */
export const permit = (
  command: Command,
  states: States,
): { readonly onBehalfOf?: PersonId } | Refusal => {
  if (command.actor === GAVEL) return {};
  if (isGone(command, states))
    return refuse('has-left', { name: states.committee?.state.name ?? '' });
  const verifiers = verifiersFor(command, states);
  if (verifiers?.includes(command.actor)) return {};
  if (verifiers) return refuse('not-verifier', { who: states.committee?.state.verifier });
  const allowed = (grants as Partial<Record<Verb, readonly Grant[]>>)[command.verb] ?? [];
  const grant = allowed.find((each) => holds(each, command, states));
  if (!grant) {
    const who = allowed.join('_').replaceAll('-', '_');
    return notAllowed(states, command.actor, who, presidingOver(states, command));
  }
  if (ownItem(command, states)) return refuse('own-item');
  const behalf = onBehalf(grant, command, states);
  return behalf ? { onBehalfOf: behalf } : {};
};
