import type { DomainEvent } from '../../records/entity.ts';
import type { AgendaKind } from '../agenda-item.ts';
import type { Fact } from '../fact.ts';
import { patched } from '../patch.ts';

/** A topic of every meeting: welcome, declarations of interest, any other business. */
export interface StandingItem {
  readonly title: string;
  readonly kind: AgendaKind;
  /** Planned length in minutes. */
  readonly minutes?: number;
  /** Stays at the end, whatever is added: any other business. */
  readonly last?: boolean;
}

/** Each meeting's agenda has to leave room for business of its own. */
export const MOST_STANDING = 12;

type StandingEvent =
  | Fact<'standing-cleared', Readonly<Record<string, never>>>
  | Fact<
      'standing-added',
      { readonly kind: AgendaKind; readonly minutes: number | null; readonly last: boolean },
      { readonly title: string }
    >;

/** The facts that give a committee these standing items, in order, in place of those that it had. */
export const standingEvents = (items: readonly StandingItem[]): DomainEvent[] =>
  [
    { type: 'standing-cleared', v: 1, data: {} } satisfies StandingEvent,
    ...items.map(
      ({ title, kind, minutes, last }) =>
        ({
          type: 'standing-added',
          v: 1,
          data: { kind, minutes: minutes ?? null, last: last ?? false },
          text: { title },
        }) satisfies StandingEvent,
    ),
  ] satisfies DomainEvent[];

/** The standing items after one more of their facts. */
export const evolveStanding = (
  before: readonly StandingItem[] = [],
  fact: DomainEvent,
): readonly StandingItem[] => {
  const event = fact as StandingEvent;
  if (event.type === 'standing-cleared') return [];
  const { kind, minutes, last } = event.data;
  const blank: StandingItem = { title: event.text?.title ?? '', kind };
  return [...before, patched(blank, { minutes, last: last || null })];
};
