import type { Entity } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { DecisionState } from '../decision/state.ts';
import type { Entry } from '../entry.ts';
import type { RaidState } from '../raid/state.ts';
import type { MinutedEntry } from './assemble.ts';
import type { NamesBeside } from './motions.ts';

export const optional = <K extends string, V>(
  key: K,
  value: V | undefined,
): { readonly [k in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V };

/** The names that stand beside what that motion became. */
export type NamesOn = (motion: string | undefined) => NamesBeside;

/** The entry as the minutes show it. */
export const minutedAs = (
  entity: Entity,
  { id, text, type, motion }: Entry,
  namesOn: NamesOn,
): MinutedEntry => {
  switch (type) {
    case 'note':
      return { type, id, text };
    case 'decision': {
      const decision = entity.state as DecisionState;
      const { method, declaredBy, rationale, onBehalfOf, vote, agreedIn } = decision;
      const who = { declaredBy, ...optional('onBehalfOf', onBehalfOf) };
      const why = optional('rationale', rationale);
      return {
        type,
        id,
        text,
        method,
        ...who,
        ...why,
        ...optional('counts', vote?.counts),
        ...optional('casting', vote?.casting ?? undefined),
        ...optional('ratified', vote?.ratified ?? (agreedIn === undefined ? undefined : true)),
        ...optional('carriedIn', vote?.carriedIn ?? agreedIn),
        ...optional('secret', vote?.secret),
        ...namesOn(motion),
        ...decision.asMinuted,
      };
    }
    case 'action': {
      // As minuted: what became of the action since is the register's, not the minutes'.
      const { what, owner, due } = (entity.state as ActionState).recorded;
      return { type, id, text: what, ...optional('owner', owner), ...optional('due', due) };
    }
    default: {
      const { kind, minutedOwner } = entity.state as RaidState;
      return { type, id, kind, text, ...optional('owner', minutedOwner) };
    }
  }
};
