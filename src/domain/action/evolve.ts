import type { DomainEvent } from '../../records/entity.ts';
import { evolveChase, rearm, unarmed } from '../chase/state.ts';
import type { Linked } from '../links.ts';
import { linkedWith } from '../links.ts';
import { patched } from '../patch.ts';
import type { ActionState } from './state.ts';

const added = ({ data, text }: DomainEvent): ActionState => {
  const what = text?.['what'] ?? '';
  const facts = patched({}, data) as Pick<
    ActionState,
    'ref' | 'addedBy' | 'addedAt' | 'contributors' | 'status'
  > &
    Partial<Pick<ActionState, 'owner' | 'due' | 'meeting' | 'item' | 'from'>>;
  return {
    ...facts,
    what,
    slipped: 0,
    recorded: {
      what,
      ...(facts.owner ? { owner: facts.owner } : {}),
      ...(facts.due ? { due: facts.due } : {}),
    },
    chase: unarmed,
  };
};

const rerecorded = (state: ActionState, { data, text }: DomainEvent): ActionState =>
  patched(state, {
    ...('owner' in data ? { owner: data['owner'] } : {}),
    ...('due' in data ? { due: data['due'] } : {}),
    ...(text?.['what'] === undefined ? {} : { what: text['what'] }),
    ...('contributors' in data ? { contributors: data['contributors'] } : {}),
    ...('status' in data ? { status: data['status'] } : {}),
    ...(data['slipped'] === undefined ? {} : { slipped: data['slipped'] }),
    ...(data['settlesDate'] === true ? { proposedDate: null } : {}),
    ...(data['settlesHandover'] === true ? { handover: null } : {}),
    ...('ownerless' in data ? { ownerless: data['ownerless'] } : {}),
    ...(data['recorded'] === false
      ? {}
      : {
          recorded: patched(state.recorded, {
            ...(data['minuted'] as Partial<ActionState['recorded']> | undefined),
            ...('owner' in data ? { owner: data['owner'] } : {}),
            ...('due' in data ? { due: data['due'] } : {}),
            ...(text?.['what'] === undefined ? {} : { what: text['what'] }),
          }),
        }),
  });

/** What each fact removes or sets beside the fields that it carries in its data. */
const changes = (state: ActionState, event: DomainEvent): ActionState => {
  const { data, text } = event;
  const word = text?.['text'] ?? text?.['why'] ?? text?.['evidence'];
  switch (event.type) {
    case 'action-edited':
    case 'action-rerecorded':
      return rerecorded(state, event);
    case 'action-assigned':
      return patched(state, { assignedAt: data['at'], acceptedAt: null, ownerless: null });
    case 'action-accepted':
      return patched(state, { acceptedAt: data['at'] });
    case 'action-declined':
      return patched(state, {
        status: 'declined',
        declined: { why: word ?? '', at: data['at'] },
      });
    case 'action-progressed':
      return patched(state, { status: 'in-progress' });
    case 'action-blocked':
      return patched(state, { blocked: { why: word ?? '', since: data['at'] } });
    case 'action-unblocked':
      return patched(state, {
        blocked: null,
        ...(data['acceptedAt'] ? { acceptedAt: data['acceptedAt'] } : {}),
      });
    case 'date-proposed':
      return patched(state, {
        proposedDate: { date: data['date'], why: word ?? '', at: data['at'] },
      });
    case 'date-decided':
      return patched(state, {
        proposedDate: null,
        ...(data['date'] ? { due: data['date'], slipped: data['slipped'] } : {}),
      });
    case 'handover-offered':
      return patched(state, {
        handover: { to: data['to'], from: data['from'], at: data['at'] },
      });
    case 'handover-accepted':
      return patched(state, { owner: data['to'], handover: null, acceptedAt: data['at'] });
    case 'handover-declined':
      return patched(state, { handover: null });
    case 'action-claimed':
      return patched(state, {
        status: 'done',
        blocked: null,
        proposedDate: null,
        handover: null,
        reopened: null,
        claim: { evidence: word ?? '', by: data['by'], at: data['at'] },
      });
    case 'action-verified':
      return patched(state, {
        status: 'closed',
        closedBy: data['by'],
        closedAt: data['at'],
        selfVerified: data['selfVerified'] === true ? true : null,
      });
    case 'action-reopened':
      return patched(state, {
        status: 'open',
        claim: null,
        closedBy: null,
        closedAt: null,
        selfVerified: null,
        cancelledWhy: null,
        declined: null,
        ...(data['by'] ? { reopened: { why: word ?? '', by: data['by'], at: data['at'] } } : {}),
      });
    case 'action-cancelled':
      return patched(state, {
        status: 'cancelled',
        cancelledWhy: word ?? '',
        blocked: null,
        proposedDate: null,
        handover: null,
      });
    case 'action-orphaned':
      return patched(state, { ownerless: true });
    case 'action-linked':
      return { ...state, links: linkedWith(state.links, event.data as Linked<string>['data']) };
    case 'action-withdrawn':
      return patched(state, {
        status: 'cancelled',
        withdrawn: { why: data['why'], ...(data['to'] ? { to: data['to'] } : {}) },
      });
    default:
      return state;
  }
};

/** Answers that restart the ladder, each a new `dueVersion`. */
const rearming: ReadonlySet<string> = new Set([
  'action-assigned',
  'action-accepted',
  'action-progressed',
  'action-blocked',
  'action-unblocked',
  'action-declined',
  'date-proposed',
  'date-decided',
  'handover-offered',
  'handover-accepted',
  'handover-declined',
  'action-claimed',
  'action-reopened',
  'action-orphaned',
]);

const spoken = (state: ActionState, { data, text }: DomainEvent): ActionState => {
  const word = text?.['text'] ?? text?.['why'] ?? text?.['evidence'];
  if (data['unsaid'] === true) return patched(state, { lastWord: null });
  return word && data['by'] && data['answer'] === true
    ? patched(state, { lastWord: { text: word, by: data['by'], at: data['at'] } })
    : state;
};

/** The action after one more fact. */
export const evolveAction = (state: ActionState | undefined, event: DomainEvent): ActionState => {
  if (!state || event.type === 'action-added') return added(event);
  if (event.type === 'chase-planned') return { ...state, chase: evolveChase(state.chase, event) };
  const next = spoken(changes(state, event), event);
  const at = event.data['at'];
  return rearming.has(event.type) || event.data['rearmed'] === true
    ? { ...next, chase: rearm(next.chase, typeof at === 'string' ? at : '') }
    : next;
};
