import { numberOf } from '../../src/domain/motion/putting.ts';
import { takenBack } from '../../src/domain/taken-back.ts';
import type { Entity, Ref } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';

/** A record as it is called in words: motions go by their number. */
export const refText = (ref: Ref): string =>
  ref.startsWith('V-') ? text('motion.ref', { number: numberOf(ref) }) : ref;

/** Why a record stands in no register, where it was taken back. */
export const takenBackText = (entity: Entity): { readonly takenBack?: string } => {
  const back = takenBack(entity);
  if (!back) return {};
  const became = back.became === undefined ? 'none' : refText(back.became);
  return { takenBack: text('record.takenBack', { became }) };
};
