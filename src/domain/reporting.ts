import type { EntityChange, Ref } from '../records/entity.ts';
import type { CommitteeState } from './committee.ts';
import { committeeChange } from './committee.ts';

/** A decision that no meeting made stands in the matters arising of the next, and in its minutes. */
export const reportable = ({ toReport = [] }: CommitteeState, decision: Ref): EntityChange =>
  committeeChange({
    type: 'decisions-to-report',
    v: 1,
    data: { decisions: [...toReport, decision] },
  });
