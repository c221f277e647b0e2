import type { Decided, EntityChange, Ref, Refusal } from '../../records/entity.ts';
import { known, sessionIds } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { inForce, minuted } from './edit.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { DecisionState, Ending } from './state.ts';

export interface EndInput {
  /** The later decision, or the motion that became it: `D-7`, `V-2`. */
  readonly by: string;
  readonly why?: string;
}

/** The decision that is cited, given by its own reference or by its motion's. */
const citedBy = (states: States, by: string): string =>
  states.get('motion', by)?.state.decision ?? by;

const endNeeds = (command: Command<EndInput>, states: States): Needs => {
  const by = citedBy(states, command.input.by);
  const ended = states.get('decision', command.id ?? '')?.state;
  const later = states.get('decision', by)?.state;
  return {
    ids: [
      ...sessionIds(command, states),
      ...known(command.input.by, by, ended?.item, later?.item, later?.meeting),
    ],
  };
};

const numberOf = (ref: Ref): number => Number(ref.slice('D-'.length));

/**
 * Whether one decision was taken after another: by time, of one moment by number. A strict order, so
 * nothing supersedes in a circle.
 */
export const isLater = (
  a: Pick<DecisionState, 'ref' | 'decidedAt'>,
  b: Pick<DecisionState, 'ref' | 'decidedAt'>,
): boolean =>
  a.decidedAt === b.decidedAt ? numberOf(a.ref) > numberOf(b.ref) : a.decidedAt > b.decidedAt;

/**
 * Why a decision cannot take another out of force; undefined where it can. Something previously adopted
 * is rescinded or amended by the body that adopted it, by another decision of its own (Robert's Rules of
 * Order Newly Revised, 12th ed., chapter on motions that bring a question again before the assembly): so
 * what the committee decided does not end by the chair's decision alone.
 */
export const cannotEnd = (
  decision: DecisionState,
  later: DecisionState | undefined,
): Refusal | undefined => {
  const { ref, method } = decision;
  if (!later || later.status === 'withdrawn') return refuse('cite-decision', { ref });
  const by = later.ref;
  if (by === ref) return refuse('cites-itself', { ref });
  if (later.status !== 'in-force')
    return refuse('cites-ended', { by, next: later.ended?.by ?? by });
  if (!isLater(later, decision)) return refuse('cites-earlier', { ref, by });
  return later.method === 'chair' && method !== 'chair'
    ? refuse('cites-chair', { ref, by })
    : undefined;
};

/** Minutes name no decision of a reserved item, but under that item: the annex can be taken off. */
const isNamedIn = (states: States, own: DecisionState, { item }: DecisionState): boolean =>
  item === own.item || states.get('agenda-item', item ?? '')?.state.reserved !== true;

/** Which of the two the minutes say it of: those that tell of the later decision, while they are open. */
const minutedOf = (states: States, ended: DecisionState, later: DecisionState) => {
  const open = minuted(states, later) === undefined;
  const together = ended.meeting === later.meeting && minuted(states, ended) === undefined;
  const told = { minuted: true } as const;
  return {
    onLater: open && isNamedIn(states, later, ended) ? told : {},
    onEnded: open && together && isNamedIn(states, ended, later) ? told : {},
  };
};

/** Takes a decision out of force, citing a later one; the fact stands on both sides. */
const end =
  (how: Ending) =>
  (
    states: States,
    { id, input, actor }: Command<EndInput>,
    { now }: Context,
  ): Decided | Refusal => {
    const decision = inForce(states, id);
    if ('refusal' in decision) return decision;
    const later = states.get('decision', citedBy(states, input.by))?.state;
    const no = cannotEnd(decision, later);
    if (no || !later) return no ?? refuse('not-found');
    const { onEnded, onLater } = minutedOf(states, decision, later);
    const ended: DecisionEvent = {
      type: 'decision-ended',
      v: 1,
      data: { how, to: later.ref, by: actor, at: now, ...onEnded },
      ...(input.why === undefined ? {} : { text: { why: input.why } }),
    };
    const cited: DecisionEvent = {
      type: 'decision-cited',
      v: 1,
      data: { how, to: decision.ref, by: actor, at: now, ...onLater },
    };
    return {
      changes: [decisionChange(decision.ref, ended), decisionChange(later.ref, cited)],
    };
  };

/**
 * A decision that was ended in error holds again, and the later one no longer names it; nor do the minutes,
 * while they are open. The later one and its meeting must be loaded.
 */
export const endingUndone = (states: States, ref: Ref, by: Ref, at: string): EntityChange[] => {
  const later = states.get('decision', by)?.state;
  const stays = later && minuted(states, later) ? ({ minuted: true } as const) : {};
  return [
    decisionChange(ref, { type: 'decision-reinstated', v: 1, data: { to: by, at, ...stays } }),
    decisionChange(by, { type: 'decision-uncited', v: 1, data: { to: ref, at, ...stays } }),
  ];
};

export const endingCommands = {
  'decision.supersede': { needs: endNeeds, decide: end('superseded') },
  'decision.rescind': { needs: endNeeds, decide: end('rescinded') },
};
