import { z } from 'zod';
import { NotFound } from '../src/errors.ts';
import type { Entity, EntityType } from '../src/records/entity.ts';
import { lookUp } from './home.ts';
import type { CommandRoute, Reply } from './route.ts';
import type { Body, Turn } from './turn.ts';
import { noRecord } from './turn.ts';

/** A record that typed words name, and what follows its reference. */
export interface Named<S> {
  readonly turn: Turn;
  readonly body: Body;
  readonly entity: Entity<S>;
  readonly rest: string;
}

/** A record that another comes from, as a button says it. */
export const originRef = z.string().regex(/^[ADR]-\d{1,9}$/u);

/** A committee's code before a reference: `HB ` of `HB D-3`. */
export const CODE = String.raw`(?:(?<code>[a-z][a-z0-9]{0,5})\s+)?`;
/** What follows a reference: `D-3: too dear`, `D-3 too dear`. */
export const REST = String.raw`(?:[\s:,–—-]+(?<rest>[\s\S]+?))?\s*`;

/** Commands about records of one type: a word, the reference (`HB D-3`), and more words. */
export const naming =
  <S>(type: EntityType, letter: 'a' | 'd' | 'r') =>
  (name: string, pattern: string, how: (it: Named<S>) => Promise<Reply>): CommandRoute => ({
    name,
    pattern: new RegExp(`^${pattern}\\s+${CODE}(?<ref>${letter}-\\d{1,9})${REST}$`, 'iu'),
    handle: async (turn, { code, ref = '', rest = '' }) => {
      const { body, entity } = await lookUp(turn, { ref, ...(code ? { code } : {}) });
      if (entity.type !== type) throw new NotFound('record', { ref });
      return how({ turn, body, entity: entity as Entity<S>, rest: rest.trim() });
    },
  });

/** Reads a record of one type. Throws NotFound (`record`): no such record, or one of another type. */
export const loading =
  <S>(type: EntityType) =>
  async (
    { services }: Pick<Turn, 'services'>,
    { pk }: Pick<Body, 'pk'>,
    id: string | undefined,
  ): Promise<Entity<S>> => {
    const entity = id === undefined ? undefined : await services.records.load(pk, id);
    if (entity?.type !== type) throw noRecord(id);
    return entity as Entity<S>;
  };

/** The record that a dialog or a button is about, with the version that was shown. */
export const subjectOf = <S>({ id, version }: Entity<S>) => ({ id, ref: id, version });

/** The owner whom a command names, if it names one. */
export const ownerIn = (input: object): string | undefined =>
  'owner' in input && typeof input.owner === 'string' ? input.owner : undefined;
