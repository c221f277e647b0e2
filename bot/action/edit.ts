import { z } from 'zod';
import { editActionDialog } from '../../cards/action-dialogs.ts';
import { candidatesOf, choosable, maybeChosen, outsiderNamed } from '../candidates.ts';
import { clearable, maybeDate, maybePerson, maybeWords, present } from '../inputs.ts';
import { closingCardIn } from '../meeting/shown.ts';
import type { ActionState } from '../../src/domain/action/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import type { Dialog, Reply } from '../route.ts';
import { verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';
import { bodyOf, carryOut } from '../turn.ts';
import { askMissing, welcomeOwner } from './add.ts';
import { loadAction, shownAction } from './shown.ts';

/** The meeting whose closing check the dialog was opened from. */
const closing = z
  .string()
  .regex(/^M-\d{1,9}$/u)
  .optional();

const input = z.object({
  what: maybeWords(),
  owner: clearable(maybePerson),
  /** Somebody without Teams, in place of `owner`. */
  external: maybeWords(300),
  due: clearable(maybeDate),
  closing,
  /** From *Reassign*: what the meeting gave stays minuted. */
  followup: z.boolean().optional(),
});

/** At least one thing to put otherwise. */
const changing = input.refine(
  ({ what, owner, external, due }) =>
    [what, owner, external, due].some((given) => given !== undefined),
  { path: ['what'] },
);

const ownerOf = async (
  turn: Turn,
  body: Body,
  { owner, external }: z.infer<typeof input>,
): Promise<string | null | undefined> => {
  if (external) return (await outsiderNamed(turn, body, external)).id;
  return maybeChosen(turn, owner);
};

/** What was pressed from comes back: the closing check, the next question, or the action. */
const answer = async (
  turn: Turn,
  body: Body,
  id: string,
  meeting: string | undefined,
): Promise<Reply> => {
  if (meeting !== undefined)
    return { card: await closingCardIn(sceneFor(turn, body), meeting), summary: meeting };
  const action = await loadAction(turn, body, id);
  const { status } = action.state;
  return status === 'proposed' && turn.inbound.kind === 'card-action'
    ? askMissing(turn, body, action)
    : shownAction(turn, body, id);
};

/** Asks what an action should say, who has it, and by when. */
export const askEdit = async (
  turn: Turn,
  body: Body,
  { id, version, state }: Entity<ActionState>,
  fixed: Readonly<Record<string, unknown>> = {},
): Promise<Dialog> =>
  editActionDialog(
    sceneFor(turn, body).place,
    { id, version, ref: state.ref },
    {
      what: state.what,
      people: choosable(await candidatesOf(turn, body)),
      ...present({
        owner: state.owner,
        due: state.due,
        closing: closing.safeParse(fixed['closing']).data,
        followUp: fixed['followup'] === true ? (true as const) : undefined,
      }),
    },
  );

export const editAction = verbRoute({
  verb: 'action.edit',
  input: changing,
  form: async (turn, target, fixed) => {
    const body = await bodyOf(turn, target.committee);
    return askEdit(turn, body, await loadAction(turn, body, target.id), fixed);
  },
  handle: async (turn, given, target) => {
    const body = await bodyOf(turn, target.committee);
    const { id } = await loadAction(turn, body, target.id);
    const owner = await ownerOf(turn, body, given);
    const changes = present({ what: given.what, due: given.due, owner, followUp: given.followup });
    await carryOut(turn, body, { verb: 'action.edit', ...target, id, input: changes });
    await welcomeOwner(turn, body, owner ?? undefined);
    return answer(turn, body, id, given.closing);
  },
});
