import type { QuorumCount } from '../src/domain/meeting/state.ts';
import { isQuorate } from '../src/domain/motion/electorate.ts';
import type { Required } from '../src/domain/rules.ts';
import { listText } from '../src/text/format.ts';
import { words } from './words.ts';

/** `the senior supplier`: a role or an office, as it stands in a sentence. */
export const requiredText = (required: Required): string =>
  words('rule.required', { who: required.replaceAll('-', '_') });

/** Who must be there and is not, `none` where nobody is missing. */
export const missingText = ({ missing = [] }: QuorumCount): string =>
  missing.length === 0 ? 'none' : listText(missing.map(requiredText));

/** `2 present, 3 needed: not reached without the chair` */
export const quorumText = (quorum: QuorumCount): string =>
  words('rule.quorumCount', {
    present: quorum.present,
    needed: quorum.needed,
    met: String(isQuorate(quorum)),
    missing: missingText(quorum),
  });

/** Between meetings: `5 of 6, 4 needed`. */
export const partText = (quorum: QuorumCount, electors: number): string =>
  words('circular.partLine', {
    present: quorum.present,
    needed: quorum.needed,
    electors,
    met: String(isQuorate(quorum)),
    missing: missingText(quorum),
  });

/** While it is open: `3 of 5, 4 needed, the senior user among them` */
export const answeredText = (quorum: QuorumCount, electors: number): string =>
  words('circular.answeredLine', {
    answered: quorum.present,
    short: String(electors < quorum.needed),
    electors,
    needed: quorum.needed,
    missing: missingText(quorum),
  });
