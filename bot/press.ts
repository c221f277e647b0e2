import { z } from 'zod';
import type { Opens } from '../cards/buttons.ts';
import { Invalid } from '../src/errors.ts';
import type { Inbound } from './inbound.ts';
import { present } from './inputs.ts';
import type { Target } from './route.ts';

const verb = z.string().max(60);
const id = z
  .string()
  .regex(
    /^(?:[MADRNIV]-\d{1,9}|committee|minutes-M-\d{1,9}|digest\|\d{4}-\d{2}-\d{2}|m\|\d{8}\|\d{1,3})$/u,
  )
  .optional();

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const target = z.object({
  verb,
  committee: z
    .string()
    .regex(/^[0-9a-f]{24}$/u)
    .optional(),
  id,
  // Numbers come back from some clients as strings.
  version: z.coerce.number().int().min(0).max(1e9).optional(),
  msteams: z.looseObject({ type: z.string().max(60).optional() }).optional(),
  message: z
    .string()
    .regex(/^m\|\d{8}\|\d{1,3}$/u)
    .optional()
    .catch(undefined),
  asks: z.literal('form').optional().catch(undefined),
  /** What the card shows to everybody on whose button it was pressed, where nothing else keeps that up to date. */
  sharing: z
    .object({
      show: z.enum(['agenda', 'actions', 'members', 'minutes', 'record', 'rules']),
      id: z
        .string()
        .regex(/^(?:[MADRNIV]-\d{1,9}|minutes-M-\d{1,9})$/u)
        .optional(),
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    })
    .optional()
    .catch(undefined),
  /** Which press asked for the dialog that was sent. */
  asked: z
    .object({ verb, id, inputs: z.record(z.string(), scalar) })
    .optional()
    .catch(undefined),
  /** What a form that changes a record began with, where it may be emptied. */
  began: z.string().max(1000).optional().catch(undefined),
});

/** What opens the same dialog again. */
export interface Asked {
  readonly verb: string;
  readonly id?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A pressed button or a submitted dialog, taken apart. `inputs` is still anything at all. */
export interface Press {
  readonly verb: string;
  readonly target: Target;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The message that carried the card, where it was one that Gavel sent unasked. */
  readonly message?: string;
  /** The shared card that the button stands on. */
  readonly on?: Opens;
  /** The press that asked for the dialog in which this button stands. */
  readonly asked?: Asked;
  /** The button asks for a dialog, on a client that has none. */
  readonly wantsForm: boolean;
}

const MOST_INPUTS = 200;

/** Teams leaves out what was emptied: what the form began with and did not come back is empty now. */
const emptied = (began = '') =>
  Object.fromEntries(
    began
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => [name, '']),
  );

/** What of a press opens its dialog again. */
export const askedBy = ({ verb: asked, target: { id: about }, inputs }: Press): Asked => ({
  verb: asked,
  ...present({ id: about }),
  inputs: Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => scalar.safeParse(value).success),
  ),
});

/** Throws Invalid (`bad-press`) for data that no card of ours carries. */
export const pressOf = ({ value }: Inbound): Press => {
  const parsed = target.safeParse(value);
  if (!parsed.success || !value) throw new Invalid('bad-press');
  const { verb, committee, id, version, message, msteams, asks, began, sharing } = parsed.data;
  const { asked } = parsed.data;
  const given = Object.entries(value).filter(([name]) => !Object.hasOwn(target.shape, name));
  const inputs = { ...emptied(began), ...Object.fromEntries(given) };
  if (Object.keys(inputs).length > MOST_INPUTS) throw new Invalid('bad-press');
  return {
    verb,
    target: {
      ...(committee === undefined ? {} : { committee }),
      ...(id === undefined ? {} : { id }),
      ...(version === undefined ? {} : { version }),
    },
    inputs,
    ...(message === undefined ? {} : { message }),
    ...(sharing === undefined
      ? {}
      : { on: { show: sharing.show, ...present({ id: sharing.id, page: sharing.page }) } }),
    ...(asked && {
      asked: { verb: asked.verb, inputs: asked.inputs, ...present({ id: asked.id }) },
    }),
    wantsForm: msteams?.type === 'task/fetch' || asks === 'form',
  };
};
