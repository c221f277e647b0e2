import type { Role } from '../../src/domain/committee.ts';
import { addDays, weekdayOf } from '../../src/domain/calendar.ts';
import { text } from '../../src/text/text.ts';
import type { Scene } from '../scene.ts';

const KEEPERS: ReadonlySet<Role> = new Set(['chair', 'deputy', 'secretary']);
/** As many digits of a hash as the verifier asks for. */
const DIGITS = 12;

const isWeekStart = ({ calendar, place: { today } }: Scene): boolean =>
  calendar.addWorkingDays(addDays(today, 1 - weekdayOf(today)), 0) === today;

const anchorOf = async ({ services, body }: Scene): Promise<string> => {
  const { seq, hash } = await services.records.head(body.pk);
  return text('digest.anchor', {
    code: body.state.code,
    seq: String(seq),
    hash: hash.slice(0, DIGITS),
  });
};

/**
 * Where the journals stood on the first working morning of the week, for chair, deputy and secretary: kept in
 * their chats, it is what a later export is held against.
 */
export const anchorsOf = async (scenes: readonly Scene[]): Promise<readonly string[]> => {
  const own = new Map(
    scenes
      .filter(({ body, viewer = '' }) => KEEPERS.has(body.state.roles[viewer]?.role ?? 'observer'))
      .filter(isWeekStart)
      .map((scene) => [scene.body.pk, scene]),
  );
  return Promise.all([...own.values()].map(anchorOf));
};
