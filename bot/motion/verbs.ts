import { z } from 'zod';
import { answerDialog, recuseDialog } from '../../cards/circular-dialogs.ts';
import type { Dialog } from '../../cards/inputs.ts';
import {
  amendDialog,
  closingDialog,
  handsDialog,
  moveDialog,
  namesDialog,
  openDialog,
  putDialog,
} from '../../cards/motion-dialogs.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { RaidState } from '../../src/domain/raid/state.ts';
import { rulesOf } from '../../src/domain/rules.ts';
import type { Verb } from '../../src/domain/verbs.ts';
import { circulate, circulateForm, missingOf, moveBetween } from '../circular/answers.ts';
import { clearable, maybeDate, maybePerson, maybeWords, present, words } from '../inputs.ts';
import { originRef } from '../named.ts';
import { visible } from '../reading.ts';
import type { Reply, Target, VerbRoute } from '../route.ts';
import { verbRoute } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Turn } from '../turn.ts';
import { bodyOf, noRecord } from '../turn.ts';
import { amend, castOnce, orCasting, propose, shown } from './answers.ts';
import type { Deed } from './deeds.ts';
import { dissent, ratify, refuseRatification, second, withdraw } from './deeds.ts';
import { openVote } from './opening.ts';
import { majorityInput } from './own-majority.ts';
import { moversChosen, moversInput } from './movers.ts';
import { recuse } from './recuse.ts';
import { asInputs, casting, recordInput } from './recorded.ts';
import { loadMotion } from './said.ts';
import { votersOf, votersThere } from './shown.ts';

/** What was done, on the card as it stands now. */
const pressed = async (deed: Deed, turn: Turn, { committee, id = '' }: Target): Promise<Reply> => {
  const body = await bodyOf(turn, committee);
  const said = await deed(turn, body, id);
  return { ...(await shown(turn, body, id)), ...said };
};

const press = (verb: Verb, deed: Deed) =>
  verbRoute({
    verb,
    input: z.looseObject({}),
    handle: async (turn, _input, target) => pressed(deed, turn, target),
  });

/** Asks what is to be decided about the risk, issue or action that the button stands on. */
const moveForm = async (
  turn: Turn,
  { committee }: Target,
  { from: said }: Readonly<Record<string, unknown>>,
): Promise<Dialog> => {
  const body = await bodyOf(turn, committee);
  const scene = sceneFor(turn, body);
  const from = originRef.safeParse(said).data;
  const found = from && (await turn.services.records.load(body.pk, from));
  const [origin] = found ? await visible(scene, [found]) : [];
  if (!from || !origin) throw noRecord(from);
  const text = origin.type === 'raid' ? (origin.state as RaidState).text : '';
  const { inSession } = body.state;
  const between = inSession ? {} : { between: { circular: rulesOf(body.state).circular } };
  return moveDialog(scene.place, { from, text, ...between });
};

/** Hands counted, or, where the button said so, the roll called. */
const recordForm = async (
  turn: Turn,
  { committee, id = '' }: Target,
  { by }: Readonly<Record<string, unknown>>,
): Promise<Dialog> => {
  const body = await bodyOf(turn, committee);
  const { place } = sceneFor(turn, body);
  const subject = { id, number: numberOf(id) };
  if (by !== 'names') return handsDialog(place, subject);
  return namesDialog(place, subject, await votersThere(turn, body, id));
};

export const motionVerbs: readonly VerbRoute[] = [
  verbRoute({
    verb: 'motion.propose',
    input: z.object({
      text: words(),
      ...moversInput,
      from: originRef.optional(),
      next: z.literal('true').optional(),
    }),
    form: moveForm,
    handle: async (turn, { text, from, next, ...named }, { committee }) => {
      const body = await bodyOf(turn, committee);
      const movers = await moversChosen(turn, named);
      const input = { text, ...movers, ...present({ from }) };
      if (body.state.inSession) return propose(turn, body, input);
      return moveBetween(turn, body, { ...input, ...(next && { next: true }) });
    },
  }),
  verbRoute({
    verb: 'motion.amend',
    input: z.object({ text: words() }),
    form: async (turn, { committee, id }) => {
      const body = await bodyOf(turn, committee);
      const { state } = await loadMotion(turn, body, id);
      const subject = { id: state.id, number: numberOf(state.id), text: state.text };
      return amendDialog(sceneFor(turn, body).place, subject);
    },
    handle: async (turn, input, { committee, id = '' }) =>
      amend(turn, await bodyOf(turn, committee), id, input),
  }),
  verbRoute({
    verb: 'motion.recuse',
    input: z.object({ text: words(2000) }),
    form: async (turn, { committee, id = '' }) => {
      const { place } = sceneFor(turn, await bodyOf(turn, committee));
      return recuseDialog(place, { id, number: numberOf(id) });
    },
    handle: async (turn, { text }, { committee, id = '' }) =>
      recuse(turn, await bodyOf(turn, committee), id, text),
  }),
  press('motion.second', second),
  press('motion.withdraw', withdraw),
  verbRoute({
    verb: 'motion.ratify',
    input: z.looseObject({ refused: z.literal('true').optional() }),
    handle: async (turn, { refused }, target) =>
      pressed(refused ? refuseRatification : ratify, turn, target),
  }),
  press('motion.dissent', dissent(false)),
  verbRoute({
    verb: 'motion.open',
    input: z.object({
      text: maybeWords(),
      ...moversInput,
      from: originRef.optional(),
      secret: z.enum(['true', 'false']).optional(),
      until: maybeDate,
      closes: clearable(maybeWords(60)),
      majority: majorityInput,
      between: z.literal('true').optional(),
    }),
    form: async (turn, target, fixed) => {
      const body = await bodyOf(turn, target.committee);
      if (!body.state.inSession) return circulateForm(turn, body, target, fixed);
      const { place } = sceneFor(turn, body);
      const rules = rulesOf(body.state);
      const { id } = target;
      if (id === undefined) return putDialog(place, { rules, voters: await votersOf(turn, body) });
      const { status, closesAt, majority } = (await loadMotion(turn, body, id)).state;
      const subject = { id, number: numberOf(id) };
      return status === 'voting'
        ? closingDialog(place, { ...subject, ...present({ closesAt }) })
        : openDialog(place, { ...subject, ...present({ majority }) }, rules);
    },
    handle: async (
      turn,
      { secret, until, closes, majority, between, mover, seconder, ...asked },
      { committee, id },
    ) => {
      const body = await bodyOf(turn, committee);
      const input = { ...asked, ...(await moversChosen(turn, { mover, seconder })) };
      if (!body.state.inSession)
        return circulate(turn, body, {
          ...present({ ...input, until, id }),
          ...(between && { between: true }),
        });
      return openVote(turn, body, id, {
        ...present({ ...input, closes, majority }),
        ...(secret === 'true' ? { secret: true } : {}),
      });
    },
  }),
  verbRoute({
    verb: 'motion.vote',
    input: z.object({ choice: z.enum(['for', 'against', 'abstain']), of: maybePerson }),
    form: async (turn, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      const { place } = sceneFor(turn, body);
      return answerDialog(place, { id, number: numberOf(id) }, await missingOf(turn, body, id));
    },
    handle: async (turn, input, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      return castOnce(turn, body, id, input);
    },
  }),
  verbRoute({
    verb: 'motion.record',
    input: recordInput,
    form: recordForm,
    handle: async (turn, { by, mover, seconder, ...asked }, { committee, id }) => {
      const input = { ...asked, ...(await moversChosen(turn, { mover, seconder })) };
      if (by && !input.names)
        return { dialog: await recordForm(turn, present({ committee, id }), { by }) };
      const body = await bodyOf(turn, committee);
      const request = { verb: 'motion.record', ...present({ id }) } as const;
      return orCasting(turn, body, request, input, asInputs(input));
    },
  }),
  verbRoute({
    verb: 'motion.close',
    input: z.object({ casting }),
    handle: async (turn, input, { committee, id = '' }) => {
      const body = await bodyOf(turn, committee);
      return orCasting(turn, body, { verb: 'motion.close', id }, present(input));
    },
  }),
];
