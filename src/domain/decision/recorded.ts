import type { EntityChange, PersonId, Ref } from '../../records/entity.ts';
import type { Context } from '../model.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { DecisionMethod } from './state.ts';

export interface DecisionInput {
  readonly text: string;
  readonly rationale?: string;
  readonly method: Extract<DecisionMethod, 'consensus' | 'chair'>;
  /** Absent: the item being taken. */
  readonly item?: string;
  /** The risk, issue or action that it arises from; absent: what its item does. */
  readonly from?: Ref;
}

/** The facts of one decision, with the roll of that moment. */
export const recordedDecision = (
  ref: Ref,
  { text, rationale, method }: DecisionInput,
  { actor, onBehalfOf, now }: Context,
  where: {
    readonly meeting?: Ref;
    readonly item?: string | null;
    readonly roll: readonly PersonId[];
    readonly from?: Ref;
  },
): EntityChange => {
  const event: DecisionEvent = {
    type: 'decision-recorded',
    v: 1,
    data: {
      ref,
      method,
      meeting: where.meeting ?? null,
      item: where.item ?? null,
      declaredBy: actor,
      onBehalfOf: onBehalfOf ?? null,
      decidedAt: now,
      roll: where.roll,
      ...(where.from === undefined ? {} : { from: where.from }),
    },
    text: { text, ...(rationale === undefined ? {} : { rationale }) },
  };
  return decisionChange(ref, event);
};
