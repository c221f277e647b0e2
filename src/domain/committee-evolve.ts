import type { DomainEvent, PersonId } from '../records/entity.ts';
import { evolveStanding } from './agenda/standing.ts';
import type { CommitteeState, Seat } from './committee.ts';
import { patched } from './patch.ts';
import type { Rules } from './rules.ts';
import type { TemplateId } from './templates.ts';

const blank: CommitteeState = {
  committeeId: '',
  code: '',
  name: '',
  timeZone: 'Etc/UTC',
  workingDays: [1, 2, 3, 4, 5],
  roles: {},
  setUp: false,
  approval: 'no-open-correction',
  correctionDays: 5,
};

interface Settings extends Partial<Rules> {
  readonly committeeId?: string;
  readonly addedBy?: PersonId | null;
  readonly code?: string;
  readonly timeZone?: string;
  readonly region?: string | null;
  readonly workingDays?: readonly number[];
  readonly sponsor?: PersonId | null;
  readonly template?: TemplateId | null;
  readonly roles: Record<PersonId, Seat>;
  readonly setUp: boolean;
}

const settingsOf = (state: CommitteeState, event: DomainEvent): CommitteeState => {
  const { at: _, ...settings } = event.data as unknown as Settings & { readonly at?: string };
  return patched(state, { ...settings, ...(event.text ? { name: event.text['name'] } : {}) });
};

/** The committee after one more fact. */
export const evolveCommittee = (
  state: CommitteeState | undefined,
  event: DomainEvent,
): CommitteeState => {
  const current = state ?? blank;
  const { data } = event;
  switch (event.type) {
    case 'committee-created':
    case 'committee-set-up':
      return settingsOf(current, event);
    case 'committee-seated':
    case 'person-joined':
    case 'person-left':
    case 'person-removed': {
      const { roles, gone = current.gone } = data;
      return patched(current, { roles, gone });
    }
    case 'chases-paused':
      return patched(current, { chasesPausedUntil: data['until'] });
    case 'chase-policy-set':
      return patched(current, { sponsor: data['sponsor'] });
    case 'legal-hold-placed': {
      const { by, at } = data;
      return patched(current, { hold: { by, at, ...event.text } });
    }
    case 'legal-hold-lifted':
      return patched(current, { hold: null });
    case 'retention-set': {
      const { years, next } = data;
      return patched(current, { retention: years === null ? null : { years, next } });
    }
    case 'expiry-announced': {
      const { before, on } = data;
      return patched(current, { retention: { ...current.retention, announced: { before, on } } });
    }
    case 'expiry-put-off':
    case 'expiry-none':
    case 'expiry-done': {
      const { next } = data;
      return patched(current, { retention: { years: current.retention?.years, next } });
    }
    case 'standing-cleared':
    case 'standing-added':
      return { ...current, standing: evolveStanding(current.standing, event) };
    case 'series-set':
      return patched(current, { series: patched({}, data) });
    case 'series-ended':
      return patched(current, { series: null });
    case 'occurrence-planned':
      return current.series
        ? { ...current, series: patched(current.series, { planned: data['on'] }) }
        : current;
    case 'agenda-waiting':
      return patched(current, { waiting: data['items'] });
    case 'motions-undecided':
      return patched(current, { undecided: data['motions'] });
    case 'decisions-to-report':
      return patched(current, { toReport: data['decisions'] });
    case 'meeting-planned':
      return patched(current, { nextMeeting: data['meeting'] });
    case 'meeting-opened':
      return patched(current, {
        inSession: data['meeting'],
        nextMeeting: current.nextMeeting === data['meeting'] ? null : current.nextMeeting,
      });
    case 'meeting-ended':
      return patched(current, {
        inSession: current.inSession === data['meeting'] ? null : current.inSession,
        nextMeeting: current.nextMeeting === data['meeting'] ? null : current.nextMeeting,
      });
    default:
      return current;
  }
};
