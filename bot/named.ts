import { z } from 'zod';
import { NotFound } from '../src/errors.ts';
import type { Entity, EntityType } from '../src/records/entity.ts';
import { lookUp } from './home.ts';
import type { CommandRoute, Reply } from './route.ts';
import type { Body, Turn } from './turn.ts';

/** A record that typed words name, and what follows its reference. */
export interface Named<S> {
  readonly turn: Turn;
  readonly body: Body;
  readonly entity: Entity<S>;
  readonly rest: string;
}

/** A record that another comes from, as a button says it. */
export const originRef = z.string().regex(/^[ADR]-\d{1,9}$/u);

const CODE = String.raw`(?:(?<code>[a-z][a-z0-9]{0,5})\s+)?`;
const REST = String.raw`(?:[\s:,–—-]+(?<rest>[\s\S]+?))?\s*`;

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

/** The record that a dialog or a button is about, with the version that was shown. */
export const subjectOf = <S>({ id, version }: Entity<S>) => ({ id, ref: id, version });

/** The owner whom a command names, if it names one. */
export const ownerIn = (input: object): string | undefined =>
  'owner' in input && typeof input.owner === 'string' ? input.owner : undefined;
