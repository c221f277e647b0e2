import { type Choosable, choiceInput, type Dialog, form, listed, PEOPLE_BYTES } from './inputs.ts';
import type { MeetingSubject } from './meeting-dialogs.ts';
import type { Place } from './kit.ts';
import { words } from './words.ts';

/** Who casts whose vote at a meeting. `of` lists the absent voters for whoever writes it down for them. */
export const proxyDialog = (
  place: Place,
  { id, ref }: MeetingSubject,
  view: { readonly holders: readonly Choosable[]; readonly of?: readonly Choosable[] },
): Dialog =>
  form({
    title: words('meeting.proxyTitle', { ref }),
    intro: words(view.of ? 'meeting.proxyIntroOthers' : 'meeting.proxyIntro'),
    inputs: [
      ...(view.of
        ? [
            choiceInput('of', words('meeting.proxyOf'), listed(view.of, { most: PEOPLE_BYTES }), {
              required: true,
              compact: true,
            }),
          ]
        : []),
      choiceInput(
        'holder',
        words('meeting.proxyHolder'),
        listed(view.holders, { most: PEOPLE_BYTES }),
        { compact: true },
      ),
    ],
    send: words('card.save'),
    verb: 'roll.appoint-proxy',
    place,
    subject: id === undefined ? {} : { id },
  });
