import type { Refusal } from '../../records/entity.ts';
import { refuse } from '../model.ts';
import { patched } from '../patch.ts';
import { isScore, valueOf } from './scale.ts';
import type {
  Nature,
  RaidDetails,
  RaidEdit,
  RaidKind,
  RaidOutcome,
  RaidState,
  RaidWords,
  RiskResponse,
} from './state.ts';

type Field = keyof RaidDetails | keyof RaidWords;

const COMMON: readonly Field[] = ['text', 'owner', 'due', 'reviewOn', 'plan'];

const RISK: readonly Field[] = [
  'nature',
  'inherent',
  'residual',
  'target',
  'proximity',
  'response',
  'cause',
  'event',
  'effect',
];

/** What can be said of each kind of entry. */
const FIELDS: Record<RaidKind, readonly Field[]> = {
  risk: [...COMMON, ...RISK],
  assumption: COMMON,
  issue: [...COMMON, 'category', 'priority', 'cause', 'effect'],
  dependency: [...COMMON, 'direction', 'party'],
};

/** Whether a detail is a score. */
const isScored = (field: string): string =>
  String(['inherent', 'residual', 'target'].includes(field));

/** Whether an entry of a kind has a detail of that name. */
export const hasField = (kind: RaidKind, field: string): boolean =>
  FIELDS[kind].some((own) => own === field);

/** What answers a threat and an opportunity, in the order of PRINCE2 7 (Risk). */
export const RESPONSES: Record<Nature, readonly RiskResponse[]> = {
  threat: ['avoid', 'reduce', 'transfer', 'share', 'accept', 'prepare-contingency'],
  opportunity: ['exploit', 'enhance', 'transfer', 'share', 'accept', 'prepare-contingency'],
};

/** How an entry of each kind can end; the first is the usual one. */
export const OUTCOMES: Record<RaidKind, readonly RaidOutcome[]> = {
  risk: ['mitigated', 'expired', 'accepted'],
  assumption: ['validated', 'not-needed'],
  issue: ['resolved', 'rejected', 'accepted'],
  dependency: ['met', 'not-needed'],
};

/** A threat that is worked on is to become no worse than it was at first. */
const aimsTooHigh = ({ ref, target, inherent, nature = 'threat' }: RaidState) =>
  target && inherent && nature === 'threat' && valueOf(target) > valueOf(inherent)
    ? refuse('target-above', { ref, target: valueOf(target), inherent: valueOf(inherent) })
    : undefined;

/** Why these details do not fit the entry: another kind's, a score outside 1 to 5, another nature's response. */
export const unfit = (entry: RaidState, details: RaidEdit) => {
  const { ref, kind } = entry;
  const foreign = Object.keys(details).find((field) => !hasField(kind, field));
  if (foreign !== undefined)
    return refuse('raid-field', { ref, kind, field: foreign, scored: isScored(foreign) });
  const scores = [details.inherent, details.residual, details.target];
  if (scores.some((score) => score && !isScore(score))) return refuse('score-unclear');
  const { response, nature = 'threat' } = { ...entry, ...details };
  if (response && !RESPONSES[nature].includes(response))
    return refuse('response-unfit', { response: response.replaceAll('-', '_'), nature });
  const aimed = details.target !== undefined || details.inherent !== undefined;
  return (aimed ? aimsTooHigh(patched(entry, details)) : undefined) satisfies Refusal | undefined;
};

/** A risk's score as it is now, 1 to 25; undefined while nobody scored it. */
export const scoreOf = ({ residual, inherent }: RaidDetails): number | undefined => {
  const score = residual ?? inherent;
  return score && valueOf(score);
};

/**
 * The date on which somebody is asked about an open entry: its review, or the day by which it was to be
 * settled where no review has looked at it since.
 */
export const askedOn = ({ reviewOn, due, reviewed }: RaidState): string | undefined => {
  const settledBy = due !== undefined && due > (reviewed?.on ?? '') ? due : undefined;
  return [reviewOn, settledBy]
    .filter((date) => date !== undefined)
    .toSorted()
    .at(0);
};
