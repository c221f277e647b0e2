import type { Role } from '../src/domain/committee.ts';
import { listText } from '../src/text/format.ts';
import { execute, primary, show } from './buttons.ts';
import { aside, card, type Card, line, type Place, title } from './kit.ts';
import { words } from './words.ts';

/** Somebody who came to a committee, left it or was taken off it, as those who keep its records are told. */
export interface MembershipView {
  readonly person: string;
  readonly name: string;
  readonly committee: string;
  /** What they are now; absent: they have no seat. */
  readonly role?: Role;
  readonly votes: boolean;
  /** How they lost their seat, or keep it for want of anybody else. */
  readonly gone?: 'left' | 'removed' | 'keeps';
  /** What they were before they left. */
  readonly former?: Role;
  /** What they own and nobody answers for any more. */
  readonly ownerless: readonly string[];
  /** The quorum of the votes that there are now. */
  readonly quorum: string;
  /** The viewer may give seats. */
  readonly mayChange: boolean;
}

const REFS = 8;

const roleOf = (role: Role | undefined): string => role ?? 'none';

/** What happened, in one sentence. */
export const membershipTitle = ({ gone, role, votes, ...view }: MembershipView): string =>
  words('membership.title', {
    name: view.name,
    committee: view.committee,
    gone: gone ?? 'none',
    role: roleOf(role),
    votes: String(votes),
  });

const ownerlessText = ({ ownerless: refs, name }: MembershipView): string => {
  const [first = ''] = refs;
  const named = listText(refs.slice(0, REFS));
  return words('membership.ownerless', { count: refs.length, refs: named, first, name });
};

/** One press gives the vote, or the seat back; typing does the same. */
export const membershipCard = (place: Place, view: MembershipView): Card => {
  const { name, gone, former, votes, ownerless, quorum, mayChange, person } = view;
  const headline = membershipTitle(view);
  const vacant = gone === 'left' && (former === 'chair' || former === 'secretary');
  const offers = gone !== 'keeps' && (gone !== undefined || !votes);
  return card(
    headline,
    [
      title(headline),
      ...(vacant || gone === 'keeps'
        ? [line(words('membership.vacant', { role: roleOf(former), gone, name }))]
        : []),
      ...(ownerless.length > 0 ? [line(ownerlessText(view))] : []),
      line(quorum),
      ...(offers ? [aside(words('membership.how', { name, gone: gone ?? 'none' }))] : []),
    ],
    [
      ...(offers && mayChange
        ? [
            primary(
              execute(
                words('membership.member', { gone: gone ?? 'none' }),
                'committee.seat',
                place,
                { id: 'committee' },
                { of: person, seat: 'member' },
              ),
            ),
          ]
        : []),
      show(words('rule.people'), place, { show: 'members' }),
    ],
  );
};
