import { z } from 'zod';
import {
  addendumDialog,
  proposeCorrectionDialog,
  refuseCorrectionDialog,
} from '../../cards/minutes-corrections.ts';
import { Invalid } from '../../src/errors.ts';
import { maybeWords, present, words, yesNo } from '../inputs.ts';
import { readingScene } from '../reading.ts';
import type { Target, VerbRoute } from '../route.ts';
import { verbRoute } from '../route.ts';
import type { Turn } from '../turn.ts';
import { bodyOf } from '../turn.ts';
import { correctable } from '../views/minutes.ts';
import { addendumOf, addendumPlaces } from './addenda.ts';
import { correctionOf, decideOn } from './corrections.ts';
import type { AtHand } from './shown.ts';
import { loadMinutes } from './shown.ts';
import { addAddendum, approve, circulate, confirm, propose, showToChair } from './steps.ts';

const atHand = async (turn: Turn, target: Target): Promise<AtHand> => {
  const body = await bodyOf(turn, target.committee);
  return { turn, body, minutes: await loadMinutes(turn, body, target.id) };
};

const asked = async (turn: Turn, target: Target) => {
  const { body, minutes } = await atHand(turn, target);
  const { id, version, state } = minutes;
  const scene = readingScene(turn, body);
  return { scene, subject: { id, version, ref: state.meeting } };
};

const tap = (verb: string, step: typeof circulate): VerbRoute =>
  verbRoute({
    verb,
    input: z.looseObject({}),
    handle: async (turn, _input, target) => step(await atHand(turn, target), {}, target.version),
  });

const number = z.coerce.number().int().min(1).max(10_000);

export const minutesVerbs: readonly VerbRoute[] = [
  tap('minutes.to-chair', showToChair),
  tap('minutes.circulate', circulate),
  tap('minutes.confirm', confirm),
  tap('minutes.approve', approve),
  verbRoute({
    verb: 'minutes.propose-correction',
    input: z.object({ text: words(), target: maybeWords(20) }),
    form: async (turn, target) => {
      const { scene, subject } = await asked(turn, target);
      const entries = await correctable(scene, subject.ref);
      return proposeCorrectionDialog(scene.place, subject, { entries });
    },
    handle: async (turn, { text, target: entry }, target) => {
      const at = await atHand(turn, target);
      const correction = await correctionOf(at, { text, ...present({ target: entry }) });
      return propose(at, correction, target.version);
    },
  }),
  verbRoute({
    verb: 'minutes.decide-correction',
    input: z.object({ number, accept: yesNo, reason: maybeWords(2000) }),
    form: async (turn, target, fixed) => {
      const { scene, subject } = await asked(turn, target);
      const which = number.safeParse(fixed['number']);
      if (!which.success) throw new Invalid('bad-input', { field: 'number' });
      return refuseCorrectionDialog(scene.place, subject, { number: which.data });
    },
    handle: async (turn, { reason, ...input }, target) =>
      decideOn(await atHand(turn, target), { ...input, ...present({ reason }) }, target.version),
  }),
  verbRoute({
    verb: 'minutes.add-addendum',
    input: z.object({ text: words(), about: maybeWords(20) }),
    form: async (turn, target) => {
      const { scene, subject } = await asked(turn, target);
      const places = await addendumPlaces(scene, await atHand(turn, target));
      return addendumDialog(scene.place, subject, { places });
    },
    handle: async (turn, { text, about }, target) =>
      addAddendum(await atHand(turn, target), addendumOf(text, about), target.version),
  }),
];
