import type { PersonId, Ref } from '../records/entity.ts';

export type RaidKind = 'risk' | 'assumption' | 'issue' | 'dependency';

/** A risk, assumption, issue or dependency. */
export interface RaidState {
  readonly ref: Ref;
  readonly kind: RaidKind;
  readonly text: string;
  readonly status: 'open' | 'closed' | 'withdrawn';
  readonly owner?: PersonId;
  readonly meeting?: Ref;
  readonly item?: string;
  readonly addedBy: PersonId;
  readonly addedAt: string;
  readonly closedWhy?: string;
}
