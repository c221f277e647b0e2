import { momentIn } from '../../cards/times.ts';
import type { DigestLine } from '../../cards/digest.ts';
import type { DigestItem } from '../../src/chaser/ports.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { datesBefore, withoutPapers } from '../../src/domain/meeting/preparing.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { listText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import { visible } from '../reading.ts';
import type { Scene } from '../scene.ts';

/** A planned meeting that waits for something, and the items that lack papers, as far as it is about them. */
export interface MeetingMatter {
  readonly is: 'meeting';
  readonly scene: Scene;
  readonly item: DigestItem;
  readonly record: Entity<MeetingState>;
  readonly lacking: readonly Entity<AgendaItemState>[];
}

/** Undefined where the reader has sent all papers meanwhile. */
export const meetingMatter = async (
  scene: Scene,
  item: DigestItem,
  record: Entity<MeetingState>,
): Promise<MeetingMatter | undefined> => {
  const { services, body, viewer } = scene;
  const waiting = await services.records.loadMany(body.pk, body.state.waiting ?? []);
  const items = (await visible(scene, waiting)) as readonly Entity<AgendaItemState>[];
  const open = new Set(withoutPapers(items.map(({ state }) => state)).map(({ id }) => id));
  const own = item.step === 'papers';
  const lacking = items.filter(
    ({ id, state }) => open.has(id) && (!own || state.presenter === viewer),
  );
  const matter = { is: 'meeting', scene, item, record, lacking } as const;
  return own && lacking.length === 0 ? undefined : matter;
};

/** By when it waits, `YYYY-MM-DD`. */
export const dateOfMeeting = ({ scene, item, record }: MeetingMatter): string => {
  const { agenda, papers } = datesBefore(record.state, scene.body.state, scene.calendar);
  if (item.step === 'agenda-due') return agenda;
  return item.step === 'papers' ? papers : scene.calendar.dateOf(record.state.plannedFor ?? '');
};

const WHY = { 'agenda-due': 'agenda', papers: 'papers' } as const;
const OPENS = { 'agenda-due': 'agenda', papers: 'record' } as const;

/** A planned meeting as a line of the digest; a tap opens what is to be done. */
export const meetingLine = (matter: MeetingMatter): DigestLine => {
  const { scene, item, record, lacking } = matter;
  const { body, place } = scene;
  const step = item.step as keyof typeof WHY;
  const [paperless] = lacking;
  const titles = lacking.map(({ state }) => state.title.slice(0, 60));
  return {
    id: step === 'papers' && paperless ? paperless.id : record.id,
    ref: record.id,
    what: text('digest.meetingOn', {
      when: momentIn(place, record.state.plannedFor ?? ''),
    }),
    committee: { id: body.id, code: body.state.code },
    kind: OPENS[step] ?? 'meeting',
    why: {
      is: item.maybe ? 'maybe' : (WHY[step] ?? 'unstarted'),
      date: dateOfMeeting(matter),
      text: titles.length > 0 ? listText(titles.slice(0, 3)) : 'none',
    },
  };
};
