import { Refused } from '../src/errors.ts';
import type { Person } from '../src/people/person.ts';

/** Several people fit the words: it has to be asked, by card, which of them is meant. */
export class NeedsPerson extends Refused {
  readonly words: string;
  readonly people: readonly Person[];

  constructor(words: string, people: readonly Person[]) {
    super('which-person', {
      name: words.slice(0, 60),
      people: people.map(({ name }) => name).join(', '),
    });
    this.words = words;
    this.people = people;
  }
}
