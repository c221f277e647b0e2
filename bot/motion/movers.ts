import type { Movers } from '../../src/domain/motion/partaking.ts';
import type { PersonId } from '../../src/records/entity.ts';
import { chosenPerson, whoIs } from '../candidates.ts';
import { maybePerson, present } from '../inputs.ts';
import type { Body, Turn } from '../turn.ts';

type Named = Readonly<Partial<Record<keyof Movers, string | undefined>>>;

/** Who moved and who seconded, as a form asks. */
export const moversInput = { mover: maybePerson, seconder: maybePerson };

const found = async (
  { mover, seconder }: Named,
  who: (name: string) => Promise<PersonId>,
): Promise<Movers> =>
  present({ mover: mover && (await who(mover)), seconder: seconder && (await who(seconder)) });

/** As picked from a form's lists. Throws NotFound (`person`). */
export const moversChosen = (turn: Turn, named: Named): Promise<Movers> =>
  found(named, (value) => chosenPerson(turn, value));

/** As typed by name. Throws NotFound (`person`) or NeedsPerson as names do. */
export const moversSaid = (turn: Turn, body: Body, named: Named): Promise<Movers> =>
  found(named, async (name) => (await whoIs(turn, body, name.trim())).id);
