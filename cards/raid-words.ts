import { type Severity, severityOf } from '../src/domain/raid/scale.ts';
import type {
  IssueCategory,
  Nature,
  Priority,
  Proximity,
  RaidKind,
  RaidOutcome,
  RaidState,
  RiskResponse,
} from '../src/domain/raid/state.ts';
import type { TextKey } from '../src/text/text.ts';

/** The words of what is chosen from few: each choice and the key of its word. */
export const KIND = {
  risk: 'record.risk',
  assumption: 'record.assumption',
  issue: 'record.issue',
  dependency: 'record.dependency',
} as const satisfies Record<RaidKind, TextKey>;

export const STATUS = {
  open: 'record.open',
  occurred: 'record.occurred',
  failed: 'record.failed',
  closed: 'record.closed',
  withdrawn: 'record.closed',
} as const satisfies Record<RaidState['status'], TextKey>;

export const SEVERITY = {
  low: 'raid.low',
  medium: 'raid.medium',
  high: 'raid.high',
  'very-high': 'raid.veryHigh',
} as const satisfies Record<Severity, TextKey>;

export const PRIORITY = {
  low: 'raid.low',
  medium: 'raid.medium',
  high: 'raid.high',
  critical: 'raid.critical',
} as const satisfies Record<Priority, TextKey>;

export const PROXIMITY = {
  imminent: 'raid.imminent',
  stage: 'raid.stage',
  project: 'raid.project',
  beyond: 'raid.beyond',
} as const satisfies Record<Proximity, TextKey>;

export const RESPONSE = {
  avoid: 'raid.avoid',
  reduce: 'raid.reduce',
  exploit: 'raid.exploit',
  enhance: 'raid.enhance',
  transfer: 'raid.transfer',
  share: 'raid.share',
  accept: 'raid.accept',
  'prepare-contingency': 'raid.prepareContingency',
} as const satisfies Record<RiskResponse, TextKey>;

export const NATURE = {
  threat: 'raid.threat',
  opportunity: 'raid.opportunity',
} as const satisfies Record<Nature, TextKey>;

export const CATEGORY = {
  'request-for-change': 'raid.requestForChange',
  'off-specification': 'raid.offSpecification',
  problem: 'raid.problem',
} as const satisfies Record<IssueCategory, TextKey>;

export const OUTCOME = {
  mitigated: 'raid.mitigated',
  expired: 'raid.expired',
  accepted: 'raid.accepted',
  validated: 'raid.validated',
  resolved: 'raid.resolved',
  rejected: 'raid.rejected',
  met: 'raid.met',
  'not-needed': 'raid.notNeeded',
} as const satisfies Record<RaidOutcome, TextKey>;

/** By when, of each kind. */
export const BY = {
  risk: 'raid.nearBy',
  assumption: 'raid.validateBy',
  issue: 'raid.settleBy',
  dependency: 'raid.needBy',
} as const satisfies Record<RaidKind, TextKey>;

/** The word of a score, 1 to 25. */
export const severityKey = (value: number): TextKey => SEVERITY[severityOf(value)];
