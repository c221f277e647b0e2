import { listText } from '../src/text/format.ts';
import { dialog, execute, primary, show, type Subject } from './buttons.ts';
import type { Choosable } from './inputs.ts';
import { card, cut, type Card, facts, line, type Place, small, title } from './kit.ts';
import { words } from './words.ts';

/** The first card in a conversation. Names are proposals until somebody agrees. */
export interface WelcomeView extends Subject {
  readonly addedBy: string;
  readonly chair?: Choosable;
  readonly secretary?: Choosable;
  readonly voters: readonly Choosable[];
  /** Committees that this conversation may belong to, the organiser's: one tap links it. */
  readonly committees?: readonly { readonly code: string; readonly name: string }[];
}

const OFFERS = 2;
const NAMED = 8;

const offers = (place: Place, { committees = [] }: WelcomeView) =>
  committees
    .slice(0, OFFERS)
    .map((of) =>
      execute(
        words('committee.belongsTo', { ...of }),
        'say',
        { ...place, committee: '' },
        {},
        { text: words('committee.linkCommand', { code: of.code }) },
      ),
    );

export const welcomeCard = (place: Place, view: WelcomeView): Card => {
  const proposed = (who: Choosable | undefined) =>
    who ? words('committee.proposed', { name: who.name }) : words('committee.notYet');
  const voters = view.voters.slice(0, NAMED).map(({ name }) => name);
  return card(
    words('committee.welcome'),
    [
      title(words('committee.welcome')),
      small(words('committee.addedBy', { name: view.addedBy })),
      ...facts([
        [words('committee.chair'), proposed(view.chair)],
        [words('committee.secretary'), proposed(view.secretary)],
        [
          words('committee.voters'),
          voters.length === 0
            ? words('committee.notYet')
            : listText([
                ...voters,
                ...(view.voters.length > NAMED
                  ? [words('card.more', { count: view.voters.length - NAMED })]
                  : []),
              ]),
        ],
      ]),
      line(words('committee.howTo')),
      small(words('committee.nothingNeeded')),
    ],
    [
      ...offers(place, view),
      primary(
        execute(words('committee.looksRight'), 'committee.setup', place, view, {
          proposal: 'yes',
          ...(view.chair && { chair: view.chair.id }),
          ...(view.secretary && { secretary: view.secretary.id }),
          voters: view.voters.map(({ id }) => id).join(','),
        }),
      ),
      dialog(words('committee.change'), 'committee.setup', place, view),
      show(words('committee.example'), place, { show: 'example' }),
    ],
  );
};

/** The same conversation again: same committee, nobody is written to. */
export const welcomeBackCard = (
  place: Place,
  view: {
    readonly name: string;
    readonly overdue: number;
    /** What ended while nobody could be told, a line each. */
    readonly meanwhile: readonly string[];
  },
): Card => {
  const headline = words('committee.welcomeBack', { name: view.name });
  return card(
    headline,
    [
      title(headline),
      ...cut(view.meanwhile, 4, (each) => line(each)),
      line(words('committee.backOverdue', { count: view.overdue })),
    ],
    [
      primary(show(words('meeting.agenda'), place, { show: 'agenda' })),
      show(words('register.actions'), place, { show: 'actions' }),
      show(words('committee.help'), place, { show: 'help' }),
    ],
  );
};

export const exampleCard = (place: Place): Card =>
  card(
    words('committee.exampleTitle'),
    [
      title(words('committee.exampleTitle')),
      line(words('committee.exampleIntro')),
      {
        type: 'Container',
        style: 'emphasis',
        items: [line(words('committee.exampleTyped'))],
      },
      line(words('committee.exampleAnswer')),
      {
        type: 'Container',
        style: 'emphasis',
        items: [line(words('committee.exampleLine'), { weight: 'Bolder' })],
      },
      line(words('committee.exampleAfter')),
    ],
    [
      dialog(words('committee.setUp'), 'committee.setup', place, {}),
      show(words('committee.help'), place, { show: 'help' }),
    ],
  );
