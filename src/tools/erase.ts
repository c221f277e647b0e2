import { partition } from '../chaser/outbox.ts';
import { systemClock } from '../clock.ts';
import { areas } from '../domain/areas.ts';
import { createCalendar } from '../domain/calendar.ts';
import { GAVEL, permit } from '../domain/permission.ts';
import { NotFound, Refused } from '../errors.ts';
import { randomIds } from '../ids.ts';
import { createLog } from '../log.ts';
import { createDirectory } from '../people/directory.ts';
import { forget } from '../people/forget.ts';
import { type Person, plainDefaults } from '../people/person.ts';
import { createRecords } from '../records/execute.ts';
import { openExisting } from '../records/open.ts';
import type { Store } from '../records/store.ts';
import { readSettings } from '../settings.ts';
import { naming } from './erase/naming.ts';
import { type Part, partsOf, peopleMeant } from './erase/plan.ts';
import { failing, misused, readArgs } from './failing.ts';

const USAGE = `npm run erase -- --person WHO              shows what would go with a person; writes nothing
npm run erase -- --person WHO --yes        erases it

WHO is an Entra object id, an e-mail address, Gavel's own id or a full name. What goes: everything they wrote, every
text that names them, and what the directory knows of them.
  --tenant ID          where several tenants know them
  --name WORDS         instead of their names and addresses, now and before: what names them in texts; may be repeated
  --with-sealed        also what stands in approved minutes, the legal record; their seal can then not be recomputed
Stop Gavel before, start it afterwards. GAVEL_DATA or COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE name the store.`;

const LONGEST = 100;

const VOTE = '(how they vote, not shown until it is settled)';

const excerpt = (text: string): string => text.replaceAll(/\s+/gu, ' ').slice(0, LONGEST);

const counted = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;

const recordsOver = (store: Store) => {
  const directory = createDirectory({ store, ids: randomIds });
  return createRecords({
    store,
    clock: systemClock,
    areas,
    permit,
    people: (ids, { pk, committee }) =>
      directory.facts(partition(pk).tenant, ids, committee ?? plainDefaults),
    calendarOf: (committee) => createCalendar(committee ?? plainDefaults),
    log: createLog(),
  });
};

/** Throws NotFound (`erase-who`) unless exactly one person is meant. */
const theOne = async (store: Store, meant: string, tenant?: string): Promise<Person> => {
  const found = await peopleMeant(store, meant, tenant);
  const [one] = found;
  if (!one || found.length > 1) throw new NotFound('erase-who', { meant, count: found.length });
  return one;
};

/** What they are and were called as far as the directory knows, and the first word of each. */
const namesOf = ({ name, email, formerNames = [] }: Person): readonly string[] => {
  const whole = [name, email, ...formerNames].filter((each) => each !== undefined);
  return [...new Set(whole.flatMap((each) => [each, each.split(/\s+/u)[0] ?? each]))];
};

const show = ({ committee: { code, name, hold }, texts, seat, open }: Part): void => {
  console.log(
    `\n${code} ${name}: ${counted(texts.length, 'text')}${hold ? ', ON LEGAL HOLD' : ''}`,
  );
  if (seat) console.log(`  still holds a seat: ${seat}`);
  if (open.length > 0) console.log(`  still owns ${open.join(', ')}`);
  for (const { seq, entity, text, veiled } of texts)
    console.log(`  entry ${seq}, ${entity}: ${veiled ? VOTE : excerpt(text)}`);
};

/** Whoever is still needed is not erased: first the seat and the actions go to others. */
const ensureGone = (parts: readonly Part[]): void => {
  const held = parts.find(({ committee }) => committee.hold);
  if (held) throw new Refused('legal-hold', { since: held.committee.hold?.at.slice(0, 10) });
  const busy = parts.find(({ seat, open }) => seat !== undefined || open.length > 0);
  if (busy) throw new Refused('erase-busy', { code: busy.committee.code });
};

await failing(async () => {
  const { values } = readArgs(USAGE, {
    options: {
      person: { type: 'string' },
      tenant: { type: 'string' },
      name: { type: 'string', multiple: true },
      'with-sealed': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  if (values.person === undefined) return misused(USAGE);
  const store = await openExisting(readSettings(process.env));
  try {
    const person = await theOne(store, values.person, values.tenant);
    const records = recordsOver(store);
    const names = values.name ?? namesOf(person);
    const rule = { by: GAVEL, matches: naming(names), sealedStay: !values['with-sealed'] };
    const parts = await partsOf({ store, records }, person, rule);
    console.log(`${person.name} (${person.id}), as named by: ${names.join(', ')}`);
    console.log(
      'Texts that call them otherwise are found with --name, given for each name instead of these.',
    );
    for (const part of parts) show(part);
    console.log(
      '\nAlso: name, address, settings and chats in the directory. What stays: the opaque id in roles, rolls and votes of the past' +
        (rule.sealedStay ? ', and what stands in approved minutes.' : '.'),
    );
    ensureGone(parts);
    if (!values.yes) {
      console.log('Nothing was written. Add --yes to erase it.');
      return;
    }
    let erased = 0;
    // oxlint-disable-next-line no-await-in-loop -- one committee after the other
    for (const { pk, erasure } of parts) erased += await records.erase(pk, erasure);
    await forget(store, person);
    await store.purge();
    console.log(
      `Erased: ${counted(erased, 'text')} of ${counted(parts.length, 'committee')}, and the person.`,
    );
  } finally {
    await store.close();
  }
});
