import { z } from 'zod';
import {
  decisionDetailsDialog,
  endDialog,
  type Later,
  reviewDecisionDialog,
} from '../../cards/decision-dialogs.ts';
import { notInForce } from '../../src/domain/decision/edit.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import { recordsClosed } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { Refused } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { candidatesOf, choosable, maybeChosen } from '../candidates.ts';
import { clearable, maybeDate, maybePerson, maybeWords, present } from '../inputs.ts';
import { ownerIn, subjectOf } from '../named.ts';
import type { Dialog, Target, VerbRoute } from '../route.ts';
import { verbRoute } from '../route.ts';
import type { Scene } from '../scene.ts';
import { ensureMay, ensureNot, sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { laterThan } from './later.ts';
import { ownerNamed } from './owner.ts';
import { loadDecision, shownDecision } from './shown.ts';

/** How many later decisions are offered; an older one is cited by typing. */
const OFFERED = 20;

/** The later decisions that could end this one, the newest first. */
const offered = async (scene: Scene, state: DecisionState): Promise<readonly Later[]> =>
  (await laterThan(scene, state)).slice(0, OFFERED).map(({ ref, text, decidedAt }) => ({
    ref,
    text,
    decidedOn: scene.calendar.dateOf(decidedAt),
  }));

export type EndVerb = 'decision.supersede' | 'decision.rescind';

/** Asks which later decision ends this one. Throws Refused (`cite-decision`) where there is none. */
export const askEnding = async (
  turn: Turn,
  body: Body,
  entity: Entity<DecisionState>,
  verb: EndVerb,
): Promise<Dialog> => {
  await ensureMay(turn, body, verb, entity.id);
  ensureNot(notInForce(entity.state));
  const scene = sceneFor(turn, body);
  const later = await offered(scene, entity.state);
  if (later.length === 0) throw new Refused('cite-decision', { ref: entity.id });
  return endDialog(scene.place, subjectOf(entity), verb, later);
};

/** Whether the wording may still change: it was not voted on, and its minutes are not circulated. */
const mayReword = async (turn: Turn, body: Body, { vote, meeting }: DecisionState) => {
  if (vote) return false;
  const found = meeting && (await turn.services.records.load(body.pk, meeting));
  return !found || recordsClosed((found as Entity<MeetingState>).state) === undefined;
};

/** Asks for what stands beside a decision's wording. */
export const askDetails = async (
  turn: Turn,
  body: Body,
  entity: Entity<DecisionState>,
): Promise<Dialog> => {
  await ensureMay(turn, body, 'decision.edit', entity.id);
  ensureNot(notInForce(entity.state));
  const { text, rationale, options, effectiveOn, reviewOn, owner, links = [] } = entity.state;
  const wording = await mayReword(turn, body, entity.state);
  return decisionDetailsDialog(sceneFor(turn, body).place, subjectOf(entity), {
    people: choosable(await candidatesOf(turn, body)),
    links,
    ...(wording ? { text } : {}),
    ...present({ rationale, options, effectiveOn, reviewOn, owner }),
  });
};

/** Asks what came of looking at a decision again. */
export const askReview = async (
  turn: Turn,
  body: Body,
  entity: Entity<DecisionState>,
): Promise<Dialog> => {
  await ensureMay(turn, body, 'decision.review', entity.id);
  ensureNot(notInForce(entity.state));
  return reviewDecisionDialog(sceneFor(turn, body).place, subjectOf(entity));
};

/** A step on an existing decision: the inputs become the command's, the answer is the fresh card. */
const step = <I>(options: {
  readonly verb: EndVerb | 'decision.edit' | 'decision.review';
  readonly input: z.ZodType<I>;
  readonly command: (input: I, turn: Turn) => Promise<object> | object;
  readonly form: (turn: Turn, body: Body, entity: Entity<DecisionState>) => Promise<Dialog>;
}): VerbRoute => {
  const { verb, input, command, form } = options;
  return verbRoute({
    verb,
    input,
    form: async (turn: Turn, target: Target) => {
      const body = await bodyOf(turn, target.committee);
      return form(turn, body, await loadDecision(turn, body, target.id));
    },
    handle: async (turn: Turn, given: I, target: Target) => {
      const body = await bodyOf(turn, target.committee);
      const entity = await loadDecision(turn, body, target.id);
      const { id } = entity;
      const input = await command(given, turn);
      await carryOut(turn, body, { verb, ...target, id, input });
      const told = await ownerNamed(turn, body, entity, ownerIn(input));
      return { ...(await shownDecision(turn, body, id)), ...told };
    },
  });
};

const ending = (verb: EndVerb): VerbRoute =>
  step({
    verb,
    input: z.object({
      by: z.string().regex(/^[DV]-\d{1,9}$/u),
      why: maybeWords(2000),
    }),
    command: present,
    form: (turn, body, entity) => askEnding(turn, body, entity, verb),
  });

/** References as typed: `A-12, R-3`; `none` for none of them. */
export const refsIn = (words: string): string[] =>
  words
    .toUpperCase()
    .split(/[\s,;&+]+/u)
    .filter((ref) => !['', 'AND', 'NONE'].includes(ref));

export const decisionVerbs: readonly VerbRoute[] = [
  ending('decision.supersede'),
  ending('decision.rescind'),
  step({
    verb: 'decision.review',
    input: z.object({
      outcome: z.enum(['confirmed', 'agenda', 'to-be-superseded']).default('confirmed'),
      next: maybeDate,
      text: maybeWords(2000),
    }),
    command: present,
    form: askReview,
  }),
  step({
    verb: 'decision.edit',
    input: z.object({
      text: maybeWords(),
      rationale: clearable(maybeWords()),
      options: clearable(maybeWords()),
      effectiveOn: clearable(maybeDate),
      reviewOn: clearable(maybeDate),
      owner: clearable(maybePerson),
      links: z.string().max(2000).optional(),
    }),
    command: async ({ owner, links, ...given }, turn) =>
      present({
        ...given,
        owner: await maybeChosen(turn, owner),
        links: links === undefined ? undefined : refsIn(links),
      }),
    form: askDetails,
  }),
];
