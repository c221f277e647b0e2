import { show } from './buttons.ts';
import { card, type Card, facts, heading, line, type Place, small, title } from './kit.ts';
import { words } from './words.ts';

const HELP = [
  ['committee.helpMeeting', 'committee.helpMeetingWords'],
  ['committee.helpRecord', 'committee.helpRecordWords'],
  ['committee.helpMinutes', 'committee.helpMinutesWords'],
  ['committee.helpFollow', 'committee.helpFollowWords'],
  ['committee.helpFind', 'committee.helpFindWords'],
  ['committee.helpYou', 'committee.helpYouWords'],
] as const;

/** What can be said. With `unknown`, the text that was not understood and the nearest commands. */
export const helpCard = (
  place: Place,
  unknown?: { readonly text: string; readonly nearest: readonly string[] },
): Card =>
  unknown
    ? card(
        words('committee.didYouMean', { text: unknown.text }),
        [
          line(words('committee.didYouMean', { text: unknown.text })),
          heading(words('committee.nearest')),
          ...unknown.nearest.slice(0, 4).map((command) => line(command, { spacing: 'Small' })),
        ],
        [show(words('committee.help'), place, { show: 'help' })],
      )
    : card(
        words('committee.helpTitle'),
        [
          title(words('committee.helpTitle')),
          small(words('committee.helpIntro')),
          ...facts(HELP.map(([name, said]) => [words(name), words(said)])),
        ],
        [
          show(words('register.myActions'), place, { show: 'my-actions' }),
          show(words('meeting.agenda'), place, { show: 'agenda' }),
          show(words('committee.example'), place, { show: 'example' }),
        ],
      );
