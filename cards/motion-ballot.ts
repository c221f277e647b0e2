import { CHOICES } from '../src/domain/motion/naming.ts';
import { dialog, execute, primary } from './buttons.ts';
import { aside, type Element, line, type Place } from './kit.ts';
import type { MotionView } from './motion.ts';
import { words } from './words.ts';

/** How the viewer voted. */
export const ownText = (own: MotionView['own']): string | undefined => {
  if (own === undefined) return undefined;
  return words(`motion.${own === 'none' ? 'notYet' : own}`);
};

const ballotButtons = (
  place: Place,
  { id, version, secret }: MotionView,
  proxy?: { readonly of: string; readonly name: string },
): Element[] =>
  // Every vote makes a new version: a choice holds for the motion as such. A secret one is known by its card.
  CHOICES.map((choice) =>
    execute(
      proxy
        ? words('motion.proxyChoice', { name: proxy.name, choice: words(`motion.${choice}`) })
        : words(`motion.${choice}`),
      'motion.vote',
      place,
      { id, ...(secret && { version }) },
      { choice, ...(proxy && { of: proxy.of }) },
    ),
  );

/** Asks whoever presides to decide a tie, with everything that was entered. */
export const castingButtons = (
  place: Place,
  request: { readonly verb: 'motion.close' | 'motion.record'; readonly id?: string },
  fixed: Readonly<Record<string, unknown>>,
): Element[] => {
  const subject = request.id === undefined ? {} : { id: request.id };
  return (['for', 'against'] as const).map((casting) =>
    execute(words(`motion.${casting}`), request.verb, place, subject, { ...fixed, casting }),
  );
};

const PROXIES = 3;

/** A choice of its own for each vote that the viewer casts for somebody absent. */
export const proxyVotes = (place: Place, view: MotionView): Element[] => {
  const { proxies = [], status, may, tied } = view;
  if (status !== 'voting' || tied || view.paused || !may.vote || proxies.length === 0) return [];
  const items = proxies
    .slice(0, PROXIES)
    .flatMap((proxy) => [
      line(words('motion.proxyOf', { name: proxy.name, own: ownText(proxy.vote) ?? '' })),
      { type: 'ActionSet', actions: ballotButtons(place, view, proxy) },
    ]);
  return [{ type: 'Container', separator: true, spacing: 'Medium', items }];
};

/** What the viewer can do in the vote: their choice, an interest; or to say that they are in the room. */
export const votingButtons = (place: Place, view: MotionView): Element[] => {
  const { id, status, may, tied, paused, arrive } = view;
  if (status !== 'voting' || tied || paused) return [];
  if (arrive !== undefined)
    return [
      primary(
        execute(
          words('meeting.arrive'),
          'roll.record',
          place,
          { id: arrive },
          {
            attendance: 'present',
            motion: id,
          },
        ),
      ),
    ];
  if (!may.vote) return [];
  const declare = dialog(words('motion.declareInterest'), 'motion.recuse', place, { id });
  return [...ballotButtons(place, view), declare];
};

/** Why the vote stands still, or the viewer has no vote yet. */
export const votingHint = ({ status, tied, paused, arrive }: MotionView): Element[] => {
  if (status !== 'voting') return [];
  if (tied) return [aside(words('motion.tieText'))];
  if (paused) return [aside(words('motion.pausedText'))];
  return arrive === undefined ? [] : [aside(words('motion.arriveText'))];
};
