import { closingCard } from '../../cards/closing.ts';
import { controlCard } from '../../cards/meeting.ts';
import { meetingCard } from '../../cards/meeting-card.ts';
import { untouched } from '../../src/domain/meeting/find.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { Refused } from '../../src/errors.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { loading } from '../named.ts';
import type { CardJson, Reply } from '../route.ts';
import { readingScene } from '../reading.ts';
import { content, say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { closingView } from '../views/closing.ts';
import { controlView } from '../views/meeting.ts';
import { meetingView } from '../views/meeting-card.ts';

export const loadMeeting = loading<MeetingState>('meeting');

/** The meeting in session or adjourned. Throws Refused (`no-meeting`). */
export const sessionOf = ({ state }: Pick<Body, 'state'>): string => {
  if (!state.inSession) throw new Refused('no-meeting');
  return state.inSession;
};

/** The meeting held last. Throws Refused (`no-meeting-held`). */
export const lastHeld = async (
  { services }: Pick<Turn, 'services'>,
  { pk }: Pick<Body, 'pk'>,
): Promise<Entity<MeetingState>> => {
  const query = {
    kind: 'records',
    pk,
    type: 'meeting',
    status: ['held'],
    order: 'number-desc',
  } as const;
  const [latest] = (await services.records.list(query, { limit: 1 })).items;
  if (!latest) throw new Refused('no-meeting-held');
  return latest as Entity<MeetingState>;
};

/** The control card while the meeting runs or is adjourned; before and after, the meeting's card of the register. */
export const meetingCardOf = async (
  scene: Scene,
  entity: Entity<MeetingState>,
): Promise<CardJson> => {
  const { status } = entity.state;
  return status === 'in-session' || status === 'adjourned'
    ? controlCard(scene.place, await controlView(scene, entity))
    : meetingCard(scene.place, await meetingView(scene, entity));
};

export const meetingCardIn = async (scene: Scene, id: string): Promise<CardJson> =>
  meetingCardOf(scene, await loadMeeting(scene, scene.body, id));

/** The closing check of a held meeting. */
export const closingCardIn = async (scene: Scene, id: string): Promise<CardJson> =>
  closingCard(scene.place, await closingView(scene, await loadMeeting(scene, scene.body, id)));

/** A press on the control card gets the presser's own card; a typed command one line. */
export const controlled = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  if (turn.inbound.kind !== 'message')
    return { card: await meetingCardIn(readingScene(turn, body), id) };
  const { state } = await loadMeeting(turn, body, id);
  if (state.agenda.length > 0 && !state.current && untouched(state).length === 0)
    return { public: say(text('reply.agendaTaken', { ref: id })) };
  const item = state.current && (await turn.services.records.load(body.pk, state.current));
  const { title = '', reserved = false } = (item ? item.state : {}) as Partial<AgendaItemState>;
  const number = state.current ? state.agenda.indexOf(state.current) + 1 : 0;
  const line = text('reply.meetingLine', {
    ref: id,
    status: state.status.replace('-', '_'),
    number,
    title: reserved ? text('agenda.reservedItem') : title,
  });
  return { public: say(line) };
};

/** What is still to complete goes to whoever closed the meeting; the conversation gets one line. */
export const closed = async (turn: Turn, body: Body, id: string): Promise<Reply> => {
  const scene = sceneFor(turn, body);
  const reading = readingScene(turn, body);
  const meeting = await loadMeeting(turn, body, id);
  const card = closingCard(scene.place, await closingView(scene, meeting));
  const { counts } = await closingView(reading, meeting);
  const line = text('reply.meetingClosed', { ref: id, ...counts });
  const check = content(line, card);
  if (turn.place === 'personal') return { card, summary: line };
  return turn.inbound.kind === 'message'
    ? { public: say(line), private: check }
    : { card: await meetingCardIn(reading, id), alsoPrivate: check };
};
