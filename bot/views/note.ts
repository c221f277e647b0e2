import type { NoteView, ProposedNote } from '../../cards/note.ts';
import { ofType, recordsClosed } from '../../src/domain/meeting/find.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { NoteState } from '../../src/domain/note.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Scene } from '../scene.ts';
import { rightsOf } from '../scene.ts';
import { refText } from './taken-back.ts';

/** A note as its card shows it to the viewer of the scene. */
export const noteView = async (scene: Scene, entity: Entity<NoteState>): Promise<NoteView> => {
  const { id, version, state } = entity;
  const { meeting, status, convertedTo } = state;
  const may = await rightsOf(scene, entity);
  const held = await scene.services.records.load(scene.body.pk, meeting);
  const closed = held && recordsClosed(held.state as MeetingState);
  return {
    id,
    version,
    meeting,
    status,
    text: state.text,
    by: await scene.name(state.by),
    ...(convertedTo ? { became: refText(convertedTo) } : {}),
    mayEdit: may('note.edit') && !closed,
  };
};

/** The notes among these records that wait for whoever keeps the minutes to take them up, oldest first. */
export const proposedNotes = (scene: Scene, recorded: readonly Entity[]): Promise<ProposedNote[]> =>
  Promise.all(
    ofType(recorded, 'note')
      .filter(({ state }) => state.status === 'proposed')
      .toSorted((a, b) => a.state.at.localeCompare(b.state.at))
      .map(async ({ id, version, state }) => ({
        id,
        version,
        text: state.text,
        by: await scene.name(state.by),
      })),
  );
