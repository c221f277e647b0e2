import type { DomainEvent, PersonId, Ref } from '../records/entity.ts';
import type { Area, Command, Context, States } from './model.ts';
import { refuse } from './model.ts';

export type RaidKind = 'risk' | 'assumption' | 'issue' | 'dependency';

/** A risk, assumption, issue or dependency. */
export interface RaidState {
  readonly ref: Ref;
  readonly kind: RaidKind;
  readonly text: string;
  readonly status: 'open' | 'closed' | 'withdrawn';
  readonly owner?: PersonId;
  readonly meeting?: Ref;
  readonly item?: string;
  readonly addedBy: PersonId;
  readonly addedAt: string;
  readonly closedWhy?: string;
}

export interface RaidInput {
  readonly kind: RaidKind;
  readonly text: string;
  readonly owner?: PersonId;
}

const add = (states: States, { input }: Command<RaidInput>, context: Context) => {
  const meeting = states.committee?.state.inSession;
  const item = meeting ? states.get('meeting', meeting)?.state.current : undefined;
  const id = context.fresh('R');
  return {
    changes: [
      {
        id,
        type: 'raid' as const,
        events: [
          {
            type: 'raid-added',
            v: 1,
            data: {
              ref: id,
              kind: input.kind,
              owner: input.owner ?? null,
              meeting: meeting ?? null,
              item: item ?? null,
              addedBy: context.actor,
              addedAt: context.now,
            },
            text: { text: input.text },
          },
        ],
      },
    ],
  };
};

const close = (states: States, command: Command<{ readonly why: string }>) => {
  const entry = states.get('raid', command.id ?? '');
  if (!entry || entry.state.status === 'withdrawn') return refuse('not-found');
  if (entry.state.status === 'closed') return refuse('already-closed', { ref: entry.id });
  const event = { type: 'raid-closed', v: 1, data: {}, text: { why: command.input.why } };
  return { changes: [{ id: entry.id, type: 'raid' as const, events: [event] }] };
};

const added = ({ data, text }: DomainEvent): RaidState => {
  const { owner, meeting, item, ...rest } = data as unknown as Omit<
    RaidState,
    'owner' | 'meeting' | 'item'
  > & {
    readonly owner: PersonId | null;
    readonly meeting: Ref | null;
    readonly item: string | null;
  };
  return {
    ...rest,
    status: 'open',
    text: text?.['text'] ?? '',
    ...(owner ? { owner } : {}),
    ...(meeting ? { meeting } : {}),
    ...(item ? { item } : {}),
  };
};

export const raidArea = {
  type: 'raid',
  evolve: (state: RaidState | undefined, event: DomainEvent): RaidState => {
    if (event.type === 'raid-added' || !state) return added(event);
    if (event.type === 'raid-closed')
      return { ...state, status: 'closed', closedWhy: event.text?.['why'] ?? '' };
    if (event.type === 'raid-withdrawn') return { ...state, status: 'withdrawn' };
    return state;
  },
  project: (state: RaidState) => ({
    ref: state.ref,
    title: state.text,
    status: state.status,
    ...(state.owner ? { owner: state.owner } : {}),
    ...(state.meeting ? { meeting: state.meeting } : {}),
  }),
  commands: {
    'raid.add': {
      needs: (_command: Command, states: States) => ({
        ids: states.committee?.state.inSession ? [states.committee.state.inSession] : [],
      }),
      decide: add,
    },
    'raid.close': { decide: close },
  },
} satisfies Area<RaidState>;
