import type { Entity, EntityChange, Ref } from '../records/entity.ts';
import { originOf } from './descent.ts';
import { linkChange } from './links.ts';
import type { States } from './model.ts';

/** What a record says of others: where it comes from, and what belongs to it. */
interface Tied {
  readonly from?: Ref;
  readonly links?: readonly Ref[];
}

/** The records that one is tied to, all of which have to be loaded before it is taken back. */
export const tiesOf = (entity: Entity | undefined): readonly Ref[] => {
  const { from, links = [] } = (entity?.state ?? {}) as Tied;
  return [...new Set([...(from === undefined ? [] : [from]), ...links])];
};

/** Those that are there still, each with whether it says so itself. */
const kinOf = (states: States, entity: Entity) =>
  tiesOf(entity).flatMap((ref) => {
    const kin = originOf(states, ref);
    if (!kin) return [];
    const { links = [] } = kin.state as Tied;
    return [{ kin, mutual: links.includes(entity.id) }];
  });

/** No other record speaks any more of one that is taken back. */
export const untied = (states: States, entity: Entity): readonly EntityChange[] =>
  kinOf(states, entity).flatMap(({ kin, mutual }) =>
    mutual ? [linkChange(kin, entity.id, false)] : [],
  );

/** What it was tied to is tied to the record that it became, on both sides. */
export const retied = (
  states: States,
  entity: Entity,
  made: Pick<Entity, 'id' | 'type'>,
): readonly EntityChange[] => {
  const { from } = entity.state as Tied;
  // A motion says where it comes from, and nothing of what belongs to it.
  const speaks = made.type === 'action' || made.type === 'decision';
  return kinOf(states, entity).flatMap(({ kin }) => [
    linkChange(kin, made.id),
    ...(speaks && kin.id !== from ? [linkChange(made, kin.id)] : []),
  ]);
};
