import { answerCard } from '../../cards/answer.ts';
import { castingButtons } from '../../cards/motion-ballot.ts';
import { figuresText, motionStatusText, votedOf } from '../../cards/motion.ts';
import { partText } from '../../cards/quorum.ts';
import type { Content } from '../../src/chaser/ports.ts';
import { isQuorate } from '../../src/domain/motion/electorate.ts';
import { numberOf } from '../../src/domain/motion/putting.ts';
import type { MotionState } from '../../src/domain/motion/state.ts';
import type { Entity } from '../../src/records/entity.ts';
import { dayText } from '../../src/text/format.ts';
import { refusalText, text } from '../../src/text/text.ts';
import { visible } from '../reading.ts';
import { personalViews } from '../refresh.ts';
import { content, say } from '../route.ts';
import type { Scene } from '../scene.ts';
import { circularCardIn, motionCardIn } from '../show.ts';

type Told = (scene: Scene, about: string) => Promise<Content | undefined>;

const motionIn = async (
  { services, body }: Scene,
  id: string,
): Promise<Entity<MotionState> | undefined> => {
  const entity = await services.records.load(body.pk, id);
  return entity?.type === 'motion' ? (entity as Entity<MotionState>) : undefined;
};

/** Asks a voter for an answer between meetings, or whoever presides to put a motion to all voters. */
const asksVoters =
  (kind: 'vote-asked' | 'circular-proposed'): Told =>
  async (scene, about) => {
    const motion = await motionIn(scene, about);
    if (!motion) return undefined;
    const { text: said, circular, mover, status } = motion.state;
    const asks = kind === 'vote-asked' ? circular && status === 'voting' : status === 'open';
    if (!asks) return undefined;
    const words = said.slice(0, 120);
    const { body, place } = scene;
    const line = circular
      ? text('circular.asked', {
          committee: body.state.name,
          last: dayText(circular.last, place.today),
          text: words,
        })
      : text('circular.proposed', { name: mover ? await scene.name(mover) : '', text: words });
    return content(line, await circularCardIn(scene, motion));
  };

/** How a resolution between meetings ended: said where nobody saw it, so with its words. */
const resolved = (state: MotionState): Content => {
  const { status, result, decision = 'none' } = state;
  const about = { number: numberOf(state.id), text: state.text.slice(0, 300), decision };
  if (status === 'withdrawn') return say(text('circular.withdrawn', about));
  if (!result) return say(text(state.lapsed ? 'circular.lapsed' : 'circular.objected', about));
  const figures = figuresText(result);
  const voted = votedOf(result);
  const { quorum, electors = 0 } = result;
  const part = { met: String(isQuorate(quorum)), part: partText(quorum, electors) };
  return say(text('circular.closed', { ...about, ...part, status, figures, voted }));
};

/** Its time is over and it is tied: whoever presides is asked for the casting vote, while it is still wanted. */
const tied: Told = async (scene, about) => {
  const motion = await motionIn(scene, about);
  if (!motion || motion.state.status !== 'voting') return undefined;
  const question = refusalText('casting-needed', { number: numberOf(about) });
  const buttons = castingButtons(scene.place, { verb: 'motion.close', id: about }, {});
  return content(question, answerCard(question, buttons));
};

/** In one line how the vote ended. */
export const voteClosed: Told = async (scene, about) => {
  const motion = await motionIn(scene, about);
  if (!motion) return undefined;
  const { state } = motion;
  if (state.circular || state.status === 'deferred') return resolved(state);
  const { decision = 'none', declared, amends, text: words } = state;
  const result = motionStatusText(scene.place, state);
  const amended =
    declared === 'carried' && amends ? { amends: numberOf(amends) } : { amends: 'none' };
  const number = numberOf(state.id);
  return say(
    text('motion.closed', { number, result, decision, text: words.slice(0, 120), ...amended }),
  );
};

/** The vote that opened, to be voted on; in somebody's 1:1 chat only while it is. */
const opened: Told = async (scene, about) => {
  const motion = await motionIn(scene, about);
  if (!motion) return undefined;
  const { state } = motion;
  if (scene.viewer !== undefined && state.status !== 'voting') return undefined;
  const number = numberOf(state.id);
  const card = await motionCardIn(scene, motion);
  const shown =
    scene.viewer === undefined
      ? await personalViews(scene, card, { show: 'record', id: about })
      : card;
  const secret = String(state.secret ?? false);
  return content(text('motion.opened', { number, secret, text: state.text.slice(0, 120) }), shown);
};

/** In place of a card that asked somebody alone: what came of it, as far as they may know. */
const askedBefore: Told = async (scene, about) => {
  const motion = await motionIn(scene, about);
  const { viewer = '', body, place } = scene;
  if (!motion) return undefined;
  const status = motionStatusText(place, motion.state);
  const line = text('motion.title', { number: numberOf(motion.id), status });
  const [known] = body.state.roles[viewer] ? await visible(scene, [motion]) : [];
  return known ? content(line, await motionCardIn(scene, known)) : say(line);
};

/** What Gavel says unasked about a motion, by the kind of message; undefined where nothing is left to say. */
export const aboutMotion: Readonly<Record<string, Told>> = {
  'vote-asked': asksVoters('vote-asked'),
  'circular-proposed': asksVoters('circular-proposed'),
  'vote-opened': opened,
  'vote-closed': voteClosed,
  'casting-asked': tied,
  'asked-before': askedBefore,
};
