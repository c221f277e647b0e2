import type { AddendumInput } from '../../src/domain/minutes/addenda.ts';
import type { CorrectionInput, CorrectionDecision } from '../../src/domain/minutes/corrections.ts';
import { dayText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import type { Reply, Target } from '../route.ts';
import { sceneFor } from '../scene.ts';
import { carryOut } from '../turn.ts';
import type { AtHand } from './shown.ts';
import { loadMinutes, stepped } from './shown.ts';

/** One step in the life of minutes. A pressed card brings the version that it showed. */
type Step<I> = (at: AtHand, input: I, version?: Target['version']) => Promise<Reply>;

type Verb =
  | 'minutes.to-chair'
  | 'minutes.circulate'
  | 'minutes.confirm'
  | 'minutes.propose-correction'
  | 'minutes.decide-correction'
  | 'minutes.approve'
  | 'minutes.add-addendum';

const step =
  <I extends object>(verb: Verb, said: (after: AtHand, input: I) => string): Step<I> =>
  async (at, input, version) => {
    const { id } = at.minutes;
    const command = { verb, id, input, ...(version === undefined ? {} : { version }) };
    await carryOut(at.turn, at.body, command);
    const after = { ...at, minutes: await loadMinutes(at.turn, at.body, id) };
    return stepped(after, said(after, input));
  };

const refOf = ({ minutes }: AtHand) => ({ ref: minutes.state.meeting });

export const showToChair = step<object>('minutes.to-chair', (after) =>
  text('minutes.saidToChair', refOf(after)),
);

export const circulate = step<object>('minutes.circulate', (after) => {
  const { today } = sceneFor(after.turn, after.body).place;
  const until = dayText(after.minutes.state.correctionsUntil ?? today, today);
  return text('minutes.saidCirculated', { ...refOf(after), until });
});

export const confirm = step<object>('minutes.confirm', (after) =>
  text('minutes.saidConfirmed', refOf(after)),
);

export const approve = step<object>('minutes.approve', (after) =>
  text('minutes.saidApproved', {
    ...refOf(after),
    early: String(after.minutes.state.approvedEarly ?? false),
  }),
);

export const propose = step<CorrectionInput>('minutes.propose-correction', (after) => {
  const number = after.minutes.state.corrections.length;
  return text('minutes.saidProposed', { ...refOf(after), number });
});

export const decide = step<CorrectionDecision>('minutes.decide-correction', (after, { number }) => {
  const { status } = after.minutes.state.corrections.find((each) => each.number === number) ?? {};
  return text('minutes.saidDecided', { ...refOf(after), number, status });
});

export const addAddendum = step<AddendumInput>('minutes.add-addendum', (after) =>
  text('minutes.saidAddendum', refOf(after)),
);
