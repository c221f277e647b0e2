import type { DomainEvent, Message, PersonId } from '../../records/entity.ts';
import { type CommitteeState, deciders, peopleInRole } from '../committee.ts';
import { badDate } from '../dates.ts';
import { hasLeft } from '../departed.ts';
import type { Command, Context, States } from '../model.ts';
import { refuse } from '../model.ts';
import { changeOf, toPerson } from './record.ts';
import { isOwed } from './standing.ts';
import type { ActionState } from './state.ts';
import { namedVerifiers } from './verifiers.ts';

type Why = { readonly why: string };

/** Who decides on an owner's claim or date: the secretary, else who presides; never the owner. */
export const decidersOf = (
  action: Pick<ActionState, 'owner'>,
  committee: CommitteeState,
): PersonId[] => {
  const others = (people: readonly PersonId[]) => people.filter((each) => each !== action.owner);
  const secretaries = others(peopleInRole(committee, 'secretary'));
  if (secretaries.length > 0) return secretaries;
  const presiding = others(deciders(committee));
  return presiding.length > 0 ? presiding.slice(0, 1) : deciders(committee).slice(0, 1);
};

/** Who is asked to confirm a claim: whom the rules name, else who decides. */
export const verifiersOf = (action: ActionState, committee: CommitteeState): PersonId[] =>
  namedVerifiers(committee, action.owner)?.slice(0, 1) ?? decidersOf(action, committee);

const verifiersOn = (action: ActionState, { committee }: States): PersonId[] =>
  committee ? verifiersOf(action, committee.state) : [];

/** As `decidersOf`; nobody where there is no committee yet. */
export const decidersOn = (action: ActionState, { committee }: States): PersonId[] =>
  committee ? decidersOf(action, committee.state) : [];

/** An event of the owner's own words or tap, which counts as an answer. */
const answer = (
  type: string,
  context: Context,
  data: DomainEvent['data'],
  text?: DomainEvent['text'],
): DomainEvent => ({
  type,
  v: 1,
  data: { at: context.now, by: context.onBehalfOf ?? context.actor, answer: true, ...data },
  ...(text ? { text } : {}),
});

type Step = (
  action: ActionState,
  states: States,
  context: Context,
) => { events: readonly DomainEvent[]; messages?: readonly Message[] } | ReturnType<typeof refuse>;

/** Decides a step on an existing action; refuses one that is unknown or in the wrong status. */
const step =
  <I>(allowed: readonly string[], how: (input: I) => Step) =>
  (states: States, command: Command<I>, context: Context) => {
    const action = states.get('action', command.id ?? '')?.state;
    if (!action || action.withdrawn) return refuse('not-found');
    if (!allowed.includes(action.status))
      return refuse(`action-is-${action.status}`, { ref: action.ref });
    const result = how(command.input)(action, states, context);
    if ('refusal' in result) return result;
    return { changes: [changeOf(action.ref, ...result.events)], messages: result.messages ?? [] };
  };

const told = (people: readonly PersonId[], kind: string, action: ActionState): Message[] =>
  people.map((person) => toPerson(person, kind, action.ref));

const live = ['open', 'in-progress'];

/** The owner takes it on; or whoever it is offered to does, and owns it from then on. */
export const accept = step<unknown>([...live, 'proposed'], () => (action, _states, context) => {
  if (action.handover && action.handover.to === context.actor)
    return {
      events: [
        ...(action.ownerless ? [{ type: 'action-assigned', v: 1, data: { at: context.now } }] : []),
        answer('handover-accepted', context, { to: action.handover.to, unsaid: true }),
      ],
      messages: [toPerson(action.handover.from, 'handover-accepted', action.ref)],
    };
  if (action.acceptedAt) return refuse('already-accepted', { ref: action.ref });
  return { events: [answer('action-accepted', context, {})] };
});

/**
 * The owner will not do it, so that whoever decides gives it to somebody else; or whoever it is offered to
 * will not.
 */
export const decline = step<Why>([...live, 'proposed'], ({ why }) => (action, states, context) => {
  if (action.handover && action.handover.to === context.actor)
    return {
      events: [answer('handover-declined', context, { answer: false }, { why })],
      messages: [toPerson(action.handover.from, 'handover-declined', action.ref)],
    };
  return {
    events: [answer('action-declined', context, {}, { why })],
    messages: told(decidersOn(action, states), 'declined', action),
  };
});

/** The owner, or a contributor, says how it goes. */
export const progress = step<{ readonly text?: string }>(live, ({ text }) => (_a, _s, context) => ({
  events: [answer('action-progressed', context, {}, text ? { text } : undefined)],
}));

/** The owner is stuck, and says what is in the way. */
export const block = step<Why>(live, ({ why }) => (_action, _states, context) => ({
  events: [answer('action-blocked', context, {}, { why })],
}));

/** What was in the way is gone. */
export const unblock = step<unknown>(
  live,
  () => (action, _states, context) =>
    action.blocked
      ? {
          events: [
            answer('action-unblocked', context, {
              acceptedAt: action.acceptedAt ?? context.now,
              unsaid: action.lastWord?.at === action.blocked.since,
            }),
          ],
        }
      : refuse('not-blocked', { ref: action.ref }),
);

/** The owner asks for another date, `YYYY-MM-DD` in the committee's zone. */
export const proposeDate = step<{ readonly date: string; readonly why: string }>(
  live,
  ({ date, why }) =>
    (action, states, context) =>
      badDate(date, context) ??
      (date === action.due
        ? refuse('same-date', { ref: action.ref, date })
        : {
            events: [answer('date-proposed', context, { date }, { why })],
            messages: told(decidersOn(action, states), 'decide-date', action),
          }),
);

/** Grants the date that was asked for, or another; or refuses it, and the old one stays. */
export const decideDate = step<{ readonly accept: boolean; readonly date?: string }>(
  live,
  ({ accept: yes, date }) =>
    (action, _states, context) => {
      if (!action.proposedDate) return refuse('no-date-proposed', { ref: action.ref });
      const chosen = yes ? (date ?? action.proposedDate.date) : undefined;
      const bad = badDate(chosen, context);
      if (bad) return bad;
      const later = chosen && action.due && chosen > action.due ? 1 : 0;
      return {
        events: [
          {
            type: 'date-decided',
            v: 1,
            data: { at: context.now, date: chosen ?? null, slipped: action.slipped + later },
          },
        ],
        messages: action.owner ? [toPerson(action.owner, 'date-decided', action.ref)] : [],
      };
    },
);

/** The owner offers it to somebody else, and stays accountable until they accept. */
export const transfer = step<{ readonly to: PersonId }>(
  live,
  ({ to }) =>
    (action, _s, context) =>
      to === action.owner
        ? refuse('same-owner', { ref: action.ref })
        : {
            events: [
              answer('handover-offered', context, { to, from: action.owner ?? context.actor }),
            ],
            messages: [toPerson(to, 'handover', action.ref)],
          },
);

/** The owner says that it is done; somebody else confirms. */
export const claim = step<{ readonly evidence?: string }>(
  [...live, 'proposed'],
  ({ evidence }) =>
    (action, states, context) => ({
      events: [answer('action-claimed', context, {}, evidence ? { evidence } : undefined)],
      messages: told(verifiersOn(action, states), 'verify', action),
    }),
);

/** Confirms that it is done: closed. `selfVerified` where nobody but the owner could. */
export const verify = step<unknown>(['done'], () => (action, _states, context) => ({
  events: [
    {
      type: 'action-verified',
      v: 1,
      data: {
        at: context.now,
        by: context.actor,
        selfVerified: action.owner === context.actor,
      },
    },
  ],
}));

const orphaned = ({ now }: Context): DomainEvent => ({
  type: 'action-orphaned',
  v: 1,
  data: { at: now },
});

/** It is not done, or is to be done after all. */
export const reopen = step<Why>(
  ['done', 'closed', 'cancelled', 'declined'],
  ({ why }) =>
    (action, { committee }, context) => {
      const { owner } = action;
      const left = owner !== undefined && committee && hasLeft(committee.state, owner);
      return {
        events: [
          {
            type: 'action-reopened',
            v: 1,
            data: { at: context.now, by: context.actor, unsaid: true },
            text: { why },
          },
          ...(left ? [orphaned(context)] : []),
        ],
        messages: owner && !left ? [toPerson(owner, 'reopened', action.ref)] : [],
      };
    },
);

/** Nobody has to do it any more. */
export const cancel = step<Why>(
  ['proposed', ...live, 'done', 'declined'],
  ({ why }) =>
    (action, _states, context) => ({
      events: [{ type: 'action-cancelled', v: 1, data: { at: context.now }, text: { why } }],
      messages:
        action.owner && action.assignedAt ? [toPerson(action.owner, 'cancelled', action.ref)] : [],
    }),
);

/** The owner left: reminders stop, the secretary is told by the digest. */
export const orphan = (states: States, command: Command, context: Context) => {
  const action = states.get('action', command.id ?? '')?.state;
  if (!action || action.withdrawn) return refuse('not-found');
  if (!isOwed(action) || action.ownerless)
    return refuse(`action-is-${action.status}`, { ref: action.ref });
  return { changes: [changeOf(action.ref, orphaned(context))] };
};
