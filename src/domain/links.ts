import type { EntityChange, EntityType, Ref } from '../records/entity.ts';
import type { Fact } from './fact.ts';

/** Two records belong together, or no longer do; the same fact stands on both. */
export type Linked<Type extends string> = Fact<
  Type,
  { readonly to: Ref; readonly linked: boolean }
>;

/** The links of a record after one more fact about them. */
export const linkedWith = (
  links: readonly Ref[] = [],
  { to, linked }: Linked<string>['data'],
): readonly Ref[] => {
  const others = links.filter((each) => each !== to);
  return linked ? [...others, to] : others;
};

/** The fact that a record belongs to this one, or no longer does. */
export const linkEvent = <Type extends string>(
  type: Type,
  to: Ref,
  linked = true,
): Linked<Type> => ({ type, v: 1, data: { to, linked } });

/** The same as a change of a record of any type. */
export const linkChange = (
  { id, type }: { readonly id: string; readonly type: EntityType },
  to: Ref,
  linked = true,
): EntityChange => ({ id, type, events: [linkEvent(`${type}-linked`, to, linked)] });
