import type { AgendaKind } from './agenda-item.ts';
import type { Office, Rules } from './rules.ts';

export type TemplateId =
  | 'project-board'
  | 'steering-committee'
  | 'company-board'
  | 'change-advisory-board'
  | 'agile-portfolio-sync'
  | 'non-profit-board';

/** A way to begin: rules, offices to be filled, and the items of every agenda. All of it can be changed. */
export interface Template {
  readonly rules: Partial<Rules>;
  readonly offices: readonly Office[];
  /** The title is a name in the catalogue of words (`template.…`); minutes are planned ones. */
  readonly standing: readonly {
    readonly title: StandingTitle;
    readonly kind: AgendaKind;
    readonly minutes: number;
    readonly last?: boolean;
  }[];
}

export type StandingTitle =
  | 'interests'
  | 'highlights'
  | 'progress'
  | 'executiveReport'
  | 'finances'
  | 'treasurer'
  | 'risks'
  | 'riskRegister'
  | 'stagePlan'
  | 'changes'
  | 'nextStage'
  | 'pendingDecisions'
  | 'failedChanges'
  | 'emergencyChanges'
  | 'changesToApprove'
  | 'changeSchedule'
  | 'flow'
  | 'impediments'
  | 'dependencies'
  | 'budgets'
  | 'safeguarding'
  | 'compliance'
  | 'otherBusiness';

/**
 * What such bodies commonly agree on, as a start. Project board: Managing Successful Projects with PRINCE2,
 * 7th edition, on organizing: executive, senior user and senior supplier together, the executive has the last
 * word. Company board: the model articles for private companies limited by shares under the Companies Act
 * 2006 (chair's casting vote, decisions between meetings by all). Change advisory board: ITIL on change
 * enablement. Non-profit board: the Charity Commission's model constitutions (trustees act themselves, and
 * between meetings together).
 */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  'project-board': {
    rules: {
      quorum: 'over-half',
      requiredRoles: ['chair-or-deputy', 'senior-user', 'senior-supplier'],
      majority: 'simple',
      castingVote: true,
      seconding: false,
      proxies: 'none',
      alternates: true,
      namedVotes: false,
      secretBallots: 'never',
      circular: true,
      circularMajority: 'absolute',
      circularDays: 3,
      circularObjection: true,
      verifier: 'presiding-or-secretary',
      agendaDays: 5,
      papersDays: 3,
      autoPublish: false,
      approval: 'no-open-correction',
      correctionDays: 5,
    },
    offices: ['senior-user', 'senior-supplier'],
    standing: [
      { title: 'highlights', kind: 'information', minutes: 10 },
      { title: 'risks', kind: 'discussion', minutes: 15 },
      { title: 'stagePlan', kind: 'discussion', minutes: 15 },
      { title: 'changes', kind: 'decision', minutes: 10 },
      { title: 'nextStage', kind: 'decision', minutes: 10 },
    ],
  },
  'steering-committee': {
    rules: {
      quorum: 'over-half',
      requiredRoles: ['chair-or-deputy'],
      majority: 'simple',
      castingVote: true,
      seconding: false,
      proxies: 'none',
      alternates: true,
      namedVotes: false,
      secretBallots: 'never',
      circular: true,
      circularMajority: 'absolute',
      circularDays: 5,
      circularObjection: true,
      verifier: 'presiding-or-secretary',
      agendaDays: 3,
      papersDays: 2,
      autoPublish: false,
      approval: 'no-open-correction',
      correctionDays: 5,
    },
    offices: [],
    standing: [
      { title: 'progress', kind: 'information', minutes: 15 },
      { title: 'finances', kind: 'information', minutes: 10 },
      { title: 'risks', kind: 'discussion', minutes: 15 },
      { title: 'pendingDecisions', kind: 'decision', minutes: 20 },
      { title: 'otherBusiness', kind: 'discussion', minutes: 5, last: true },
    ],
  },
  'company-board': {
    rules: {
      quorum: 'over-half',
      requiredRoles: [],
      majority: 'simple',
      castingVote: true,
      seconding: false,
      proxies: 'none',
      alternates: true,
      namedVotes: false,
      secretBallots: 'never',
      circular: true,
      circularMajority: 'unanimous',
      circularDays: 5,
      circularObjection: true,
      verifier: 'secretary',
      agendaDays: 5,
      papersDays: 5,
      autoPublish: false,
      approval: 'next-meeting',
      correctionDays: 10,
    },
    offices: [],
    standing: [
      { title: 'interests', kind: 'information', minutes: 5 },
      { title: 'executiveReport', kind: 'discussion', minutes: 20 },
      { title: 'finances', kind: 'discussion', minutes: 20 },
      { title: 'riskRegister', kind: 'discussion', minutes: 10 },
      { title: 'compliance', kind: 'information', minutes: 10 },
      { title: 'otherBusiness', kind: 'discussion', minutes: 5, last: true },
    ],
  },
  'change-advisory-board': {
    rules: {
      quorum: 'over-half',
      requiredRoles: ['chair-or-deputy'],
      majority: 'simple',
      castingVote: true,
      seconding: false,
      proxies: 'none',
      alternates: true,
      namedVotes: false,
      secretBallots: 'never',
      circular: true,
      circularMajority: 'absolute',
      circularDays: 1,
      circularObjection: true,
      verifier: 'presiding-or-secretary',
      agendaDays: 2,
      papersDays: 1,
      autoPublish: false,
      approval: 'no-open-correction',
      correctionDays: 2,
    },
    offices: [],
    standing: [
      { title: 'failedChanges', kind: 'discussion', minutes: 10 },
      { title: 'emergencyChanges', kind: 'information', minutes: 5 },
      { title: 'changesToApprove', kind: 'decision', minutes: 30 },
      { title: 'changeSchedule', kind: 'information', minutes: 5 },
    ],
  },
  'agile-portfolio-sync': {
    rules: {
      quorum: '1/2',
      requiredRoles: [],
      majority: 'simple',
      castingVote: false,
      seconding: false,
      proxies: 'none',
      alternates: true,
      namedVotes: false,
      secretBallots: 'never',
      circular: true,
      circularMajority: 'absolute',
      circularDays: 2,
      circularObjection: true,
      verifier: 'presiding-or-secretary',
      agendaDays: 1,
      papersDays: 1,
      autoPublish: false,
      approval: 'no-open-correction',
      correctionDays: 2,
    },
    offices: [],
    standing: [
      { title: 'flow', kind: 'information', minutes: 10 },
      { title: 'impediments', kind: 'discussion', minutes: 15 },
      { title: 'dependencies', kind: 'discussion', minutes: 15 },
      { title: 'budgets', kind: 'decision', minutes: 10 },
    ],
  },
  'non-profit-board': {
    rules: {
      quorum: 'over-half',
      requiredRoles: ['chair-or-deputy'],
      majority: 'simple',
      castingVote: true,
      seconding: true,
      proxies: 'none',
      alternates: false,
      namedVotes: false,
      secretBallots: 'on-request',
      circular: true,
      circularMajority: 'unanimous',
      circularDays: 10,
      circularObjection: true,
      verifier: 'secretary',
      agendaDays: 5,
      papersDays: 5,
      autoPublish: false,
      approval: 'next-meeting',
      correctionDays: 10,
    },
    offices: ['treasurer'],
    standing: [
      { title: 'interests', kind: 'information', minutes: 5 },
      { title: 'treasurer', kind: 'discussion', minutes: 15 },
      { title: 'safeguarding', kind: 'discussion', minutes: 10 },
      { title: 'riskRegister', kind: 'discussion', minutes: 10 },
      { title: 'compliance', kind: 'information', minutes: 5 },
      { title: 'otherBusiness', kind: 'discussion', minutes: 5, last: true },
    ],
  },
};

/** Whether these are still the template's rules, or others by now. */
export const isLike = (rules: Rules, id: TemplateId): boolean =>
  Object.entries(TEMPLATES[id].rules).every(
    ([name, value]) => JSON.stringify(rules[name as keyof Rules]) === JSON.stringify(value),
  );
