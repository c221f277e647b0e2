import type { Verb } from './verbs.ts';

/**
 * What lets a person do something. An officer is chair or deputy, whoever presides; P presides, S is the
 * secretary, V votes, A attends; the others depend on the record at hand. `S-for-P`, `S-for-owner`,
 * `S-for-voter` and `minuting` (whoever presides or the secretary, writing down whom they name) are recorded as
 * done on their behalf.
 */
export type Grant =
  | 'officer'
  | 'P'
  | 'S'
  | 'V'
  | 'A'
  | 'S-for-P'
  | 'S-for-owner'
  | 'S-for-voter'
  | 'minuting'
  | 'owner'
  | 'receiver'
  | 'contributor'
  | 'recorder'
  | 'self'
  | 'proposer'
  | 'presenter'
  | 'on-roll'
  | 'alternate'
  | 'mover'
  | 'team-owner';

const everyone = ['P', 'S', 'V', 'A'] as const;
const follower = ['owner', 'S-for-owner'] as const;
const balloted = ['V', 'alternate'] as const;

/** The table "Who may do what" of the product's contract. */
export const grants: Readonly<
  Record<
    Exclude<Verb, 'chase.plan' | 'action.orphan' | 'committee.expire' | `${string}.follow-up`>,
    readonly Grant[]
  >
> = {
  'committee.setup': ['officer', 'S'],
  'committee.take-over': ['officer', 'S', 'team-owner'],
  'committee.seat': ['officer', 'S'],
  'committee.hold': ['officer', 'S'],
  'committee.retain': ['officer', 'S'],
  'chase.policy': ['officer', 'S'],
  'chase.pause': ['officer', 'S'],
  'agenda.propose': everyone,
  'agenda.edit': ['proposer', 'presenter', 'P', 'S'],
  'agenda.accept': ['P', 'S'],
  'agenda.defer': ['P', 'S'],
  'agenda.withdraw': ['proposer', 'P', 'S'],
  'agenda.move': ['P', 'S'],
  'agenda.pull': ['P', 'S', ...balloted],
  'agenda.consent': ['P', 'S-for-P'],
  'agenda.publish': ['P', 'S'],
  'agenda.standing': ['P', 'S'],
  'meeting.plan': ['P', 'S'],
  'meeting.stop-series': ['P', 'S'],
  'meeting.start': ['P', 'S'],
  'meeting.next': ['P', 'S'],
  'meeting.adjourn': ['P', 'S'],
  'meeting.resume': ['P', 'S'],
  'meeting.close': ['P', 'S'],
  'meeting.cancel': ['P', 'S'],
  'meeting.release': ['P', 'S'],
  'roll.record': ['P', 'S', 'self'],
  'roll.declare-interest': ['P', 'S', 'self'],
  'roll.appoint-proxy': ['V', 'P', 'S'],
  'note.add': everyone,
  'note.edit': ['P', 'S'],
  'note.delete': ['P', 'S'],
  'record.undo': everyone,
  'record.convert': ['P', 'S'],
  'motion.propose': ['minuting', ...balloted],
  'motion.second': ['minuting', ...balloted],
  'motion.amend': ['minuting', ...balloted],
  'motion.vote': ['S-for-voter', ...balloted],
  'motion.recuse': balloted,
  'motion.object': ['V'],
  'motion.open': ['P', 'S-for-P'],
  'motion.record': ['P', 'S-for-P'],
  'motion.close': ['P', 'S-for-P'],
  'motion.ratify': ['P', 'S-for-P'],
  'motion.withdraw': ['mover', 'P'],
  'motion.dissent': ['minuting', 'V', 'on-roll'],
  'decision.record': ['P', 'S-for-P'],
  'decision.edit': ['P', 'S'],
  'decision.review': ['P', 'S'],
  'decision.supersede': ['P', 'S'],
  'decision.rescind': ['P', 'S'],
  'action.add': everyone,
  'action.edit': ['P', 'S', 'recorder'],
  'action.accept': ['receiver', ...follower],
  'action.decline': ['receiver', ...follower],
  'action.progress': [...follower, 'contributor'],
  'action.block': follower,
  'action.unblock': follower,
  'action.propose-date': follower,
  'action.decide-date': ['P', 'S'],
  'action.transfer': follower,
  'action.claim': follower,
  'action.verify': ['P', 'S'],
  'action.reopen': ['P', 'S'],
  'action.cancel': ['P', 'S'],
  'raid.add': everyone,
  'raid.edit': ['owner', 'P', 'S'],
  'raid.review': ['owner', 'P', 'S'],
  'raid.close': ['P', 'S'],
  'minutes.to-chair': ['S', 'P'],
  'minutes.circulate': ['S', 'P'],
  'minutes.confirm': ['V', 'on-roll'],
  'minutes.propose-correction': ['V', 'on-roll'],
  'minutes.decide-correction': ['S', 'P', 'proposer'],
  'minutes.approve': ['P'],
  'minutes.add-addendum': ['S', 'P'],
};
