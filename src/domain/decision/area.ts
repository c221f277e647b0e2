import { reviewWake } from '../chase/reviews.ts';
import type { Area } from '../model.ts';
import { editRule } from './edit.ts';
import { endingCommands } from './ending.ts';
import { evolveDecision } from './events.ts';
import { recordRule } from './record.ts';
import { reviewRule } from './review.ts';
import type { DecisionState } from './state.ts';

/** The register of decisions. */
export const decisionArea = {
  type: 'decision',
  evolve: evolveDecision,
  project: ({ ref, text, status, owner, meeting }) => ({
    ref,
    title: text,
    status,
    ...(owner ? { owner } : {}),
    ...(meeting ? { meeting } : {}),
  }),
  nextWake: (state, committee, calendar) =>
    reviewWake({ type: 'decision', state }, committee, calendar),
  wake: 'chase.plan',
  commands: {
    'decision.record': recordRule,
    'decision.edit': editRule,
    'decision.review': reviewRule,
    ...endingCommands,
  },
} satisfies Area<DecisionState>;
