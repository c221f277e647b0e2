import { quorumText } from '../../cards/quorum.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { MinutesDocument } from '../../src/domain/minutes/assemble.ts';
import { presidedIn } from '../../src/domain/minutes/presided.ts';
import { dayText, sittingText } from '../../src/text/format.ts';
import { text } from '../../src/text/text.ts';
import type { Scene } from '../scene.ts';

/** The clock of the meeting: with the day, where that is not the day on which it began. */
export const clockOf =
  ({ place }: Scene, { startedAt }: MinutesDocument) =>
  (instant: string): string =>
    sittingText(instant, place.zone, startedAt);

export const attended = async (
  scene: Scene,
  at: (instant: string) => string,
  {
    person,
    alternateFor,
    proxy,
    arrivedAt,
    leftAt,
    absences = [],
  }: MinutesDocument['roll'][number],
): Promise<string> => {
  const details = [
    ...(arrivedAt ? [text('document.arrived', { at: at(arrivedAt) })] : []),
    ...absences.map(({ from, to }) => text('document.out', { from: at(from), to: at(to) })),
    ...(leftAt ? [text('document.left', { at: at(leftAt) })] : []),
    ...(proxy ? [text('minutes.proxy', { name: await scene.name(proxy) })] : []),
  ];
  return text('minutes.attended', {
    name: await scene.name(person),
    whom: alternateFor ? await scene.name(alternateFor) : 'none',
    details: details.join(', ') || 'none',
  });
};

/** Who presided; where that changed, from when until when. */
export const presidingIn = async (scene: Scene, document: MinutesDocument) => {
  const at = (instant: string | undefined) =>
    instant ? clockOf(scene, document)(instant) : 'none';
  const turns = await Promise.all(
    presidedIn(document).map(async ({ person, from, until }) =>
      text('minutes.presidedFrom', {
        name: await scene.name(person),
        from: at(from),
        until: at(until),
      }),
    ),
  );
  return turns.length > 0 ? { presiding: turns.join(', ') } : {};
};

/** The quorum when the roll was taken, and each time that it was lost or there again: a line each. */
export const quorumLines = (scene: Scene, document: MinutesDocument): string[] =>
  (document.quorum ?? []).map((change, index) =>
    index === 0
      ? text('minutes.quorum', { standing: quorumText(change) })
      : text('document.quorumChanged', {
          at: clockOf(scene, document)(change.at),
          met: String(change.met),
        }),
  );

export const occasionOf = (
  { body, calendar, place, now }: Scene,
  { meeting, document }: { readonly meeting: MeetingState; readonly document: MinutesDocument },
): string => {
  const { startedAt = now, closedAt = startedAt } = meeting;
  const [first, last] = [startedAt, closedAt].map((at) =>
    dayText(calendar.dateOf(at), place.today),
  );
  return text('minutes.occasion', {
    name: meeting.title || (document.committee ?? body.state.name),
    on: first === last ? first : text('document.days', { first, last }),
  });
};
