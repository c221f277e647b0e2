import type { Calendar } from '../domain/calendar.ts';
import type { CommitteeState } from '../domain/committee.ts';
import { isQuorate } from '../domain/motion/electorate.ts';
import type { Pack } from '../domain/pack/pack.ts';
import type { PersonId } from '../records/entity.ts';
import { fullDayText, listText, timeText } from '../text/format.ts';
import { text } from '../text/text.ts';
import { waitingMinutesText } from '../text/waiting-minutes.ts';
import type { Block } from './paper.ts';
import { paragraph } from './paper.ts';
import { quorumText } from './quorum.ts';

/** A pack, for whom it may be read by, and when: days late are counted to `now` (UTC). */
export interface PackPaperSource {
  readonly pack: Pack;
  readonly committee: CommitteeState;
  readonly calendar: Calendar;
  readonly now: string;
  readonly nameOf: (person: PersonId) => string;
}

const expectedText = ({ pack: { expected }, nameOf }: PackPaperSource): string => {
  const { quorum, voters, missing } = expected;
  const without = missing.map(({ person, why }) =>
    text('pack.missing', { name: nameOf(person), why }),
  );
  return text('document.expectedVotes', {
    voters,
    standing: quorumText({ ...quorum, met: isQuorate(quorum) }),
    without: listText(without) || 'none',
  });
};

const whenText = ({ pack: { meeting }, committee, calendar }: PackPaperSource): string => {
  if (!meeting) return text('pack.noMeeting');
  const { ref, plannedFor: at } = meeting;
  if (!at) return ref;
  const on = fullDayText(calendar.dateOf(at));
  return text('document.nextAt', { ref, on, at: timeText(at, committee.timeZone) });
};

/** Of which meeting the pack is, made on `today`: who is expected there, and which minutes wait. */
export const header = (source: PackPaperSource, today: string): readonly Block[] => [
  paragraph(source.committee.name, text('document.committee')),
  paragraph(whenText(source), text('document.meeting')),
  paragraph(fullDayText(today), text('document.preparedOn')),
  paragraph(expectedText(source), text('document.expected')),
  ...(source.pack.unapproved.length > 0
    ? [paragraph(waitingMinutesText(source.pack.unapproved), text('document.unapproved'))]
    : []),
];
