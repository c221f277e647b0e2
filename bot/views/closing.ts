import type { ClosingView, Missing } from '../../cards/closing.ts';
import { hasOwner } from '../../src/domain/action/standing.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { AgendaItemState } from '../../src/domain/agenda-item.ts';
import { timesOf } from '../../src/domain/meeting/clock.ts';
import { ofType } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { visible, withheld } from '../reading.ts';
import type { Scene } from '../scene.ts';
import { countsOf, entriesOf, recordedIn } from './meeting.ts';
import { unapproved } from './matters.ts';
import { proposedNotes } from './note.ts';

const missingOf = ({ id, version, state }: Entity<ActionState>): Missing => ({
  is: 'action',
  id,
  version,
  ref: state.ref,
  what: state.what,
  owner: hasOwner(state),
  due: state.due !== undefined,
});

/** The motion for which an item was made, where the meeting came to it and left it as it was. */
const stillOpen = ({ spent = {} }: MeetingState, { id, puts, ratifies }: AgendaItemState) => {
  if (spent[id] === undefined) return undefined;
  if (puts !== undefined) return { motion: numberOf(puts), lacks: 'result' } as const;
  return ratifies && ({ motion: numberOf(ratifies), lacks: 'ratification' } as const);
};

/** What the next meeting takes up. */
const itemsLeft = async (scene: Scene, meeting: MeetingState): Promise<Missing[]> => {
  const left = meeting.agenda.filter((id) => meeting.outcomes[id] === 'deferred');
  const items = ofType(await scene.services.records.loadMany(scene.body.pk, left), 'agenda-item');
  const hidden = await withheld(scene, items);
  return items.map(({ id, state }) => ({
    is: 'item',
    number: meeting.agenda.indexOf(id) + 1,
    title: hidden.has(id) ? text('agenda.reservedItem') : state.title,
    ...stillOpen(meeting, state),
  }));
};

/** Motions that the meeting left without a result, but those whose item says so. */
const undecided = (recorded: readonly Entity[], items: readonly Missing[]): Missing[] =>
  ofType(recorded, 'motion')
    .filter(({ state }) => state.status === 'deferred')
    .map(({ id, state }) => ({ is: 'motion', number: numberOf(id), text: state.text }) as const)
    .filter(({ number }) => !items.some((item) => item.is === 'item' && item.motion === number));

/** The minutes of earlier meetings, where it is for a meeting to approve them. */
const notApproved = async (scene: Scene, { startedAt = '' }: MeetingState): Promise<Missing[]> => {
  if (scene.body.state.approval !== 'next-meeting') return [];
  return (await unapproved(scene))
    .filter((earlier) => (earlier.startedAt ?? '') < startedAt)
    .map(({ ref }) => ({ is: 'minutes', ref }));
};

/** What a held meeting still wants: owners, dates, items not come to, the attendance. */
export const closingView = async (
  scene: Scene,
  { id, version, state }: Entity<MeetingState>,
): Promise<ClosingView> => {
  const entries = await entriesOf(scene, state.ref);
  const recorded = await visible(scene, await recordedIn(scene, state.ref));
  const actions = recorded
    .filter(({ type }) => type === 'action')
    .map((entity) => entity as Entity<ActionState>)
    .filter(
      (action) =>
        (action.state.status === 'proposed' || action.state.status === 'open') &&
        !action.state.assignedAt,
    );
  const complete = actions.filter((action) => hasOwner(action.state) && action.state.due);
  const time = timesOf(
    state,
    ofType(recorded, 'agenda-item').map((item) => item.state),
  );
  const items = await itemsLeft(scene, state);
  return {
    id,
    ref: state.ref,
    version,
    missing: [
      ...actions.filter((action) => !complete.includes(action)).map(missingOf),
      ...undecided(recorded, items),
      ...items,
      ...(await proposedNotes(scene, recorded)).map((note) => ({ is: 'note', ...note }) as const),
      ...(await notApproved(scene, state)),
      ...(state.rollTaken ? [] : [{ is: 'attendance' } as const]),
    ],
    waiting: new Set(complete.map((action) => action.state.owner)).size,
    ...(state.releaseAt ? { releaseOn: scene.calendar.dateOf(state.releaseAt) } : {}),
    ...(state.releasedAt ? { releasedAt: state.releasedAt } : {}),
    counts: countsOf(state, entries),
    ...(time ? { time } : {}),
  };
};
