import { chaseWake } from '../chase/ladder.ts';
import { planChases } from '../chase/plan.ts';
import type { Area } from '../model.ts';
import { evolveAction } from './evolve.ts';
import {
  accept,
  block,
  cancel,
  claim,
  decideDate,
  decline,
  orphan,
  progress,
  proposeDate,
  reopen,
  transfer,
  unblock,
  verify,
} from './follow-up.ts';
import { add, addNeeds, edit, editNeeds } from './record.ts';
import type { ActionState } from './state.ts';

/** The life of an action: `proposed → open → in-progress → done → closed`, and its side exits. */
export const actionArea = {
  type: 'action',
  evolve: evolveAction,
  project: (state: ActionState) => ({
    ref: state.ref,
    title: state.what,
    status: state.withdrawn ? 'withdrawn' : state.status,
    ...(state.owner ? { owner: state.owner } : {}),
    ...(state.due ? { due: state.due } : {}),
    ...(state.meeting ? { meeting: state.meeting } : {}),
  }),
  nextWake: chaseWake,
  wake: 'chase.plan',
  commands: {
    'action.add': { needs: addNeeds, decide: add },
    'action.edit': { needs: editNeeds, decide: edit },
    'action.accept': { decide: accept },
    'action.decline': { decide: decline },
    'action.progress': { decide: progress },
    'action.block': { decide: block },
    'action.unblock': { decide: unblock },
    'action.propose-date': { decide: proposeDate },
    'action.decide-date': { decide: decideDate },
    'action.transfer': { decide: transfer },
    'action.claim': { decide: claim },
    'action.verify': { decide: verify },
    'action.reopen': { decide: reopen },
    'action.cancel': { decide: cancel },
    'action.orphan': { decide: orphan },
    'chase.plan': planChases,
  },
} satisfies Area<ActionState>;
