import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { type Entity, ERASED } from '../../records/entity.ts';
import type { ActionState } from '../action/state.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { States } from '../model.ts';
import type { RaidState } from '../raid/state.ts';
import type { MinutesDocument } from './assemble.ts';
import { assembleMinutes } from './assemble.ts';
import type { MinutesState } from './state.ts';

const canonical = (document: MinutesDocument): string => canonicalize({ ...document, addenda: [] });

/**
 * SHA-256 (lower-case hex) over the minutes as RFC 8785 JSON. Addenda come after the seal and stand outside
 * it.
 */
export const sealOf = (document: MinutesDocument): string =>
  createHash('sha256').update(canonical(document)).digest('hex');

/** Of what the minutes are made beside what was recorded in the meeting itself. */
export const sourceIds = ({
  agenda,
  reported = [],
  leftMotions = [],
  heard = [],
}: MeetingState): string[] => [...agenda, ...reported, ...leftMotions, ...heard];

/** The minutes as they read now, in full. `sourceIds` and what was recorded in the meeting must be loaded. */
export const documentIn = (
  states: States,
  meeting: MeetingState,
  minutes: MinutesState,
): MinutesDocument =>
  assembleMinutes({
    meeting,
    minutes,
    items: meeting.agenda.flatMap((id) => states.get('agenda-item', id)?.state ?? []),
    recorded: states.ofMeeting(meeting.ref),
    reported: (meeting.reported ?? []).flatMap((ref) => states.get('decision', ref) ?? []),
    left: (meeting.leftMotions ?? []).flatMap((id) => states.get('motion', id) ?? []),
    heard: (meeting.heard ?? []).flatMap((ref) => states.get('raid', ref) ?? []),
  });

/** Whether approved minutes still read as they were sealed. Where a text was erased, nobody can tell any more. */
export const sealHolds = (minutes: MinutesState, states: States): boolean => {
  const meeting = states.get('meeting', minutes.meeting)?.state;
  if (minutes.sealedHash === undefined || !meeting) return true;
  const document = documentIn(states, meeting, minutes);
  return sealOf(document) === minutes.sealedHash || canonical(document).includes(ERASED);
};

/** What minutes can say of an action or of a RAID entry; undefined of other records: all of their words. */
export const minutedWords = ({
  type,
  state,
}: Pick<Entity, 'type' | 'state'>): readonly string[] | undefined => {
  if (type === 'action') return [(state as ActionState).recorded.what];
  if (type !== 'raid') return undefined;
  const { text, heard = [] } = state as RaidState;
  return [text, ...heard.flatMap(({ word = [] }) => word)];
};
