import type {
  Decided,
  Entity,
  EntityChange,
  PersonId,
  Ref,
  Refusal,
} from '../../records/entity.ts';
import { badDate, badDay } from '../dates.ts';
import { originOf } from '../descent.ts';
import { linkChange, linkEvent } from '../links.ts';
import { known, recordsClosed, sessionIds } from '../meeting/find.ts';
import type { Command, Context, Needs, States } from '../model.ts';
import { refuse } from '../model.ts';
import { wordsApart } from '../patch.ts';
import type { DecisionEvent } from './events.ts';
import { decisionChange } from './events.ts';
import type { DecisionState } from './state.ts';

/** What is left out stays as it is; a null takes it away. */
export interface DecisionEdit {
  readonly text?: string;
  readonly rationale?: string | null;
  readonly options?: string | null;
  /** `YYYY-MM-DD` in the committee's zone. */
  readonly effectiveOn?: string | null;
  readonly reviewOn?: string | null;
  readonly owner?: PersonId | null;
  /** All actions and RAID entries that belong to it from now on. */
  readonly links?: readonly Ref[];
}

/** Each linked record costs a change, of the 100 operations of a commit. */
const MOST_LINKS = 30;

/** Why nothing can be done with a decision any more; undefined while it holds. */
export const notInForce = ({
  ref,
  status,
  ended,
}: Pick<DecisionState, 'ref' | 'status' | 'ended'>): Refusal | undefined => {
  if (status === 'in-force') return undefined;
  return status === 'withdrawn'
    ? refuse('not-found')
    : refuse(`decision-${status}`, { ref, by: ended?.by });
};

/** The decision, while it holds. */
export const inForce = (states: States, id: string | undefined): DecisionState | Refusal => {
  const decision = states.get('decision', id ?? '')?.state;
  return decision ? (notInForce(decision) ?? decision) : refuse('not-found');
};

const editNeeds = (command: Command<DecisionEdit>, states: States): Needs => {
  const decision = states.get('decision', command.id ?? '')?.state;
  return {
    ids: [
      ...sessionIds(command, states),
      ...known(decision?.meeting),
      ...(command.input.links ?? []),
      ...(decision?.links ?? []),
    ],
  };
};

/**
 * Why what the minutes say of it stays: they were circulated, or the meeting was told that asks for no
 * others.
 */
export const minuted = (states: States, { ref, meeting }: DecisionState): Refusal | undefined => {
  const at = states.get('meeting', meeting ?? '')?.state;
  if (at) return recordsClosed(at);
  const told = !states.committee?.state.toReport?.includes(ref);
  return told ? refuse('decision-reported', { ref }) : undefined;
};

/** Whether it would change; taking away what is not there does not. */
const differs = (after: unknown, before: unknown): boolean => (after ?? undefined) !== before;

/** What was voted on stays as it was put; other words change while the minutes are open. */
const badWords = (
  states: States,
  decision: DecisionState,
  { text, rationale }: DecisionEdit,
): Refusal | undefined => {
  const reworded = text !== undefined && text !== decision.text;
  if (reworded && decision.vote) return refuse('worded-by-vote', { ref: decision.ref });
  const explained = rationale !== undefined && differs(rationale, decision.rationale);
  return reworded || explained ? minuted(states, decision) : undefined;
};

const linkable = (states: States, ref: Ref): Entity | undefined => {
  const found = originOf(states, ref);
  return found?.type === 'action' || found?.type === 'raid' ? found : undefined;
};

/** The same links on both sides; what belonged to it before and is not named any more is let go. */
const relinked = (
  states: States,
  { ref, links: before = [] }: DecisionState,
  after: readonly Ref[] | undefined,
): { readonly own: DecisionEvent[]; readonly others: EntityChange[] } | Refusal => {
  if (after === undefined) return { own: [], others: [] };
  const wanted = [...new Set(after)];
  if (wanted.length > MOST_LINKS) return refuse('too-many-links', { most: MOST_LINKS });
  const added = wanted.filter((each) => !before.includes(each));
  const stranger = added.find((each) => !linkable(states, each));
  if (stranger !== undefined) return refuse('not-linkable', { ref: stranger });
  const moved = [
    ...before.filter((each) => !wanted.includes(each)).map((each) => [each, false] as const),
    ...added.map((each) => [each, true] as const),
  ];
  return {
    own: moved.map(([to, on]) => linkEvent('decision-linked', to, on)),
    others: moved.flatMap(([to, on]) => {
      const other = linkable(states, to);
      return other ? [linkChange(other, ref, on)] : [];
    }),
  };
};

const FIELDS = ['rationale', 'options', 'effectiveOn', 'owner', 'reviewOn'] as const;

const editedAs = (
  states: States,
  decision: DecisionState,
  input: DecisionEdit,
  { actor, now }: Context,
): DecisionEvent[] => {
  const fields = FIELDS.filter(
    (field) => input[field] !== undefined && differs(input[field], decision[field]),
  );
  if (fields.length === 0) return [];
  const { rationale, options, ...rest }: Omit<DecisionEdit, 'text' | 'links'> = Object.fromEntries(
    fields.map((field) => [field, input[field]]),
  );
  const { data, text } = wordsApart({ rationale, options });
  const rearmed = fields.includes('owner') || fields.includes('reviewOn');
  const edited: DecisionEvent = {
    type: 'decision-edited',
    v: 1,
    data: {
      ...rest,
      ...data,
      by: actor,
      at: now,
      rearmed,
      ...(fields.includes('effectiveOn') && !minuted(states, decision) ? { minuted: true } : {}),
    },
    ...(Object.keys(text).length > 0 ? { text } : {}),
  };
  return [edited];
};

/** Fills in or changes what stands beside a decision's wording; the wording while it is not minuted for good. */
const edit = (
  states: States,
  { id, input, actor }: Command<DecisionEdit>,
  context: Context,
): Decided | Refusal => {
  const decision = inForce(states, id);
  if ('refusal' in decision) return decision;
  const words = input.text === decision.text ? undefined : input.text;
  const review = input.reviewOn === decision.reviewOn ? undefined : input.reviewOn;
  const bad =
    badDate(review, context) ??
    badDay(input.effectiveOn, context) ??
    badWords(states, decision, input);
  if (bad) return bad;
  const linked = relinked(states, decision, input.links);
  if ('refusal' in linked) return linked;
  const reworded: DecisionEvent[] =
    words === undefined
      ? []
      : [
          {
            type: 'decision-reworded',
            v: 1,
            data: { by: actor, at: context.now },
            text: { text: words },
          },
        ];
  const own = [...reworded, ...editedAs(states, decision, input, context), ...linked.own];
  if (own.length === 0) return { changes: [] };
  return { changes: [decisionChange(decision.ref, ...own), ...linked.others] };
};

export const editRule = { needs: editNeeds, decide: edit };
