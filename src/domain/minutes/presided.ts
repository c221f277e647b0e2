import type { PersonId } from '../../records/entity.ts';
import { HANG_UP_MS } from '../meeting/find.ts';
import type { MinutesDocument } from './assemble.ts';

/** Somebody presided: from the beginning and to the end, where no UTC instant says otherwise. */
interface Turn {
  readonly person: PersonId;
  readonly acting: boolean;
  readonly from?: string;
  readonly until?: string;
}

/**
 * Who presided, in order: each until the next did, or until they left; hanging up at the end is no leaving.
 * Whom the roll knows to have been away did not; who was there and the only one did so from the beginning.
 */
export const presidedIn = (
  document: Pick<MinutesDocument, 'presiding' | 'acting' | 'presided' | 'roll' | 'closedAt'>,
): readonly Turn[] => {
  const { presiding, acting, presided, roll, closedAt = '9999' } = document;
  const isOver = (instant: string): boolean =>
    Date.parse(closedAt) - Date.parse(instant) < HANG_UP_MS;
  const turns: readonly Partial<Turn>[] = presided ?? [
    { ...(presiding && { person: presiding }), acting },
  ];
  const shown: readonly Turn[] = turns.flatMap(({ person, acting: stood = false, from }, index) => {
    const entry = roll.find((each) => each.person === person);
    if (person === undefined || (entry && entry.attendance !== 'present')) return [];
    const next = turns[index + 1];
    const left = next ? (next.person === undefined ? next.from : undefined) : entry?.leftAt;
    return [
      {
        person,
        acting: stood,
        ...(from === undefined ? {} : { from }),
        ...(left === undefined || isOver(left) ? {} : { until: left }),
      },
    ];
  });
  const [only, second] = shown;
  const came = roll.find(({ person }) => person === only?.person)?.arrivedAt;
  if (!only || second || came !== undefined) return shown;
  const { from: _, ...throughout } = only;
  return [throughout];
};
