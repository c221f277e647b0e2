import type { DomainEvent } from '../../records/entity.ts';
import { patched } from '../patch.ts';
import type { MinutesEvent } from './events.ts';
import { namesFrom } from './people.ts';
import type { Correction, MinutesState } from './state.ts';

const blank: MinutesState = {
  meeting: '',
  status: 'draft',
  draftedAt: '',
  confirmedBy: [],
  corrections: [],
  addenda: [],
};

const decided = (
  correction: Correction,
  event: Extract<MinutesEvent, { type: 'correction-decided' }>,
): Correction => {
  const { number, by, accepted, withdrawn } = event.data;
  if (correction.number !== number) return correction;
  const refused = withdrawn ? 'withdrawn' : 'refused';
  const status = accepted ? 'accepted' : refused;
  return patched(correction, { status, decidedBy: by, ...event.text });
};

/** The minutes after one more fact. */
export const evolveMinutes = (
  before: MinutesState | undefined,
  fact: DomainEvent,
): MinutesState => {
  const state = before ?? blank;
  const event = fact as MinutesEvent;
  switch (event.type) {
    case 'minutes-drafted': {
      const { meeting, at, next } = event.data;
      return patched(state, { meeting, draftedAt: at, next: next && patched(next, {}) });
    }
    case 'minutes-shown':
      return { ...state, shownToChairAt: event.data.at };
    case 'minutes-circulated': {
      const { by, at, next, ...facts } = event.data;
      const circulated = { status: 'circulated', circulatedAt: at, circulatedBy: by };
      return patched(state, {
        ...facts,
        ...circulated,
        next: next && patched(next, {}),
        ...event.text,
      });
    }
    case 'minutes-confirmed':
      return { ...state, confirmedBy: [...state.confirmedBy, event.data.by] };
    case 'correction-proposed': {
      const { target, owner, due, ...facts } = event.data;
      const { text = '', what } = event.text ?? {};
      const words = { text, ...(target === null ? {} : { target }) };
      const reads = patched({}, { what, owner, due });
      const apart = Object.keys(reads).length > 0 ? { reads } : {};
      const proposed: Correction = { ...facts, ...words, ...apart, status: 'open' };
      return { ...state, corrections: [...state.corrections, proposed] };
    }
    case 'correction-decided':
      return { ...state, corrections: state.corrections.map((each) => decided(each, event)) };
    case 'minutes-ready-told':
      return { ...state, readyToldAt: event.data.at };
    case 'minutes-approved': {
      const { by, at, acting, early, ...seal } = event.data;
      const approved = { status: 'approved', approvedBy: by, approvedAt: at };
      return patched(state, {
        ...approved,
        ...seal,
        approvedActing: acting || null,
        approvedEarly: early,
        names: event.text && namesFrom(event.text),
      });
    }
    case 'addendum-added': {
      const { text = '', ...signed } = event.text ?? {};
      const addenda = [...state.addenda, { ...event.data, text }];
      const names = { ...namesFrom(signed), ...state.names };
      return { ...state, addenda, ...(Object.keys(names).length > 0 && { names }) };
    }
    default:
      return state;
  }
};
