import type { PersonId, Ref } from '../records/entity.ts';

/** A carried motion in the register. */
export interface DecisionState {
  readonly ref: Ref;
  readonly text: string;
  readonly status: 'in-force' | 'superseded' | 'rescinded' | 'withdrawn';
  readonly method: 'consensus' | 'chair';
  readonly meeting?: Ref;
  readonly item?: string;
  /** Who declared it, and for whom where the secretary did so on the presiding person's behalf. */
  readonly declaredBy: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly decidedAt: string;
  /** Who was present then. */
  readonly roll: readonly PersonId[];
  readonly rationale?: string;
  readonly reviewOn?: string;
  readonly convertedTo?: string;
}
