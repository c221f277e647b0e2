import type { EntityChange, PersonId, Ref } from '../../records/entity.ts';
import type { Fact } from '../fact.ts';
import type { RollInput } from '../meeting/roll.ts';

type Next = { readonly ref: Ref; readonly at: string | null };

/** The facts of minutes. A null stands for a value that does not apply. */
export type MinutesEvent =
  | Fact<
      'minutes-drafted',
      { readonly meeting: Ref; readonly at: string; readonly next?: Next | null }
    >
  | Fact<'minutes-shown', { readonly to: PersonId; readonly at: string }>
  | Fact<
      'minutes-circulated',
      {
        readonly by: PersonId;
        readonly at: string;
        readonly correctionsUntil: string;
        readonly readyAt: string | null;
        readonly next: Next | null;
        readonly timeZone?: string;
      },
      { readonly committee?: string }
    >
  | Fact<'minutes-confirmed', { readonly by: PersonId }>
  | Fact<
      'correction-proposed',
      {
        readonly number: number;
        readonly by: PersonId;
        readonly at: string;
        readonly target: string | null;
        readonly owner?: PersonId;
        readonly due?: string;
        readonly roll?: RollInput['entries'];
      },
      { readonly text: string; readonly what?: string }
    >
  | Fact<
      'correction-decided',
      {
        readonly number: number;
        readonly by: PersonId;
        readonly accepted: boolean;
        /** By whoever had proposed it. */
        readonly withdrawn?: true;
      },
      { readonly reason: string }
    >
  | Fact<'minutes-ready-told', { readonly at: string }>
  | Fact<
      'minutes-approved',
      {
        readonly by: PersonId;
        readonly at: string;
        readonly acting: boolean;
        /** While corrections were still open, and before all who were asked had confirmed. */
        readonly early?: true;
        readonly sealedHash: string;
        readonly sealedSeq: number;
        readonly sealedHead: string;
      },
      // How everybody in it was called then; a person's field goes with that person.
      { readonly [name: `name:${PersonId}`]: string }
    >
  | Fact<
      'addendum-added',
      {
        readonly by: PersonId;
        readonly at: string;
        readonly about?: string;
        /** The reserved item that it is about. */
        readonly item?: string;
      },
      { readonly text: string; readonly [name: `name:${PersonId}`]: string }
    >;

/** The id of a meeting's minutes. */
export const minutesId = (meeting: Ref): string => `minutes-${meeting}`;

/** The facts that a command adds to one document of minutes. */
export const minutesChange = (id: string, ...events: readonly MinutesEvent[]): EntityChange => ({
  id,
  type: 'minutes',
  events,
});
