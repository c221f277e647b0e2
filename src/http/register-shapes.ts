import type { DecisionState } from '../domain/decision/state.ts';
import { type Score, severityOf, valueOf } from '../domain/raid/scale.ts';
import { askedOn, scoreOf } from '../domain/raid/rules.ts';
import type { RaidState } from '../domain/raid/state.ts';
import type { PersonId } from '../records/entity.ts';
import type { Naming } from './shapes.ts';

/** The people that a decision names beside its owner. */
export const namedInDecision = ({
  declaredBy,
  onBehalfOf,
  roll,
  reviewed,
  ended,
}: DecisionState): readonly (PersonId | undefined)[] => [
  declaredBy,
  onBehalfOf,
  ...roll,
  reviewed?.by,
  ended?.person,
];

/** A decision's own fields; dates `YYYY-MM-DD` in the committee's zone, times in UTC. */
export const decisionShape = (decision: DecisionState, nameOf: Naming) => {
  const { method, item, declaredBy, onBehalfOf, decidedAt, roll, vote } = decision;
  const { rationale, options, effectiveOn, reviewOn, reviewed, ended } = decision;
  return {
    method,
    item,
    decidedAt,
    declaredBy: nameOf(declaredBy),
    onBehalfOf: onBehalfOf && nameOf(onBehalfOf),
    roll: roll.map(nameOf),
    vote,
    rationale,
    options,
    effectiveOn,
    reviewOn,
    reviewed: reviewed && { ...reviewed, by: nameOf(reviewed.by) },
    supersedes: decision.replaces ?? [],
    ended: ended && { ...ended, person: nameOf(ended.person) },
  };
};

const scoreShape = (score: Score | undefined) => score && { ...score, score: valueOf(score) };

/** The people that a RAID entry names beside its owner. */
export const namedInEntry = ({ addedBy, reviewed }: RaidState) => [addedBy, reviewed?.by];

/**
 * A RAID entry's own fields. `score` is a risk's as it is now, 1 to 25; `askedOn` when somebody is asked
 * next.
 */
export const raidShape = (entry: RaidState, nameOf: Naming) => {
  const { kind, item, addedBy, addedAt, reviewed } = entry;
  const { nature, cause, event, effect, proximity, response, plan } = entry;
  const { category, priority, direction, party, reviewOn } = entry;
  const { outcome, closedAt, closedWhy, became, from } = entry;
  const score = scoreOf(entry);
  return {
    kind,
    item,
    addedBy: nameOf(addedBy),
    addedAt,
    nature,
    cause,
    event,
    effect,
    inherent: scoreShape(entry.inherent),
    residual: scoreShape(entry.residual),
    target: scoreShape(entry.target),
    score,
    severity: score === undefined ? undefined : severityOf(score),
    proximity,
    response,
    plan,
    category,
    priority,
    direction,
    party,
    reviewOn,
    askedOn: entry.status === 'open' ? askedOn(entry) : undefined,
    reviewed: reviewed && { ...reviewed, by: nameOf(reviewed.by) },
    from,
    became,
    outcome,
    closedAt,
    closedWhy,
  };
};
