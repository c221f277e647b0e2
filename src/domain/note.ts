import type { PersonId, Ref } from '../records/entity.ts';

/** One minuted paragraph under an agenda item; id `N-3`. */
export interface NoteState {
  readonly id: string;
  readonly text: string;
  readonly meeting: Ref;
  readonly item?: string;
  readonly by: PersonId;
  readonly at: string;
  /** `proposed`: written by somebody who may not minute; `converted`: it became another record. */
  readonly status: 'recorded' | 'proposed' | 'deleted' | 'converted';
  readonly convertedTo?: string;
}
