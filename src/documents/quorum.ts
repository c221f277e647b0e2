import type { QuorumCount } from '../domain/meeting/state.ts';
import type { Required } from '../domain/rules.ts';
import { listText } from '../text/format.ts';
import { text } from '../text/text.ts';

type Standing = QuorumCount & { readonly met: boolean };

/** `the senior supplier`: a role or an office, as it stands in a sentence. */
const requiredText = (required: Required): string =>
  text('rule.required', { who: required.replaceAll('-', '_') });

/** `2 present, 3 needed: no quorum, without the chair` */
export const quorumText = ({ present, needed, met, missing = [] }: Standing): string =>
  text('document.quorumStands', {
    present,
    needed,
    met: String(met),
    missing: listText(missing.map(requiredText)) || 'none',
  });
