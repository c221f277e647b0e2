import type { Services } from './services.ts';
import { findBody } from './turn.ts';

const LONGEST = 4;

/** `Harbour Board` → `HB`, `IT Board` → `ITB`, `Finance` → `FIN`: capitals and digits only. */
export const initialsCode = (name: string): string => {
  const words =
    name
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z0-9]+/gu) ?? [];
  const [first = ''] = words;
  if (words.length === 0) return 'C';
  if (words.length === 1) return first.slice(0, LONGEST - 1);
  const acronym = name.match(/\b[A-Z]{2,3}\b/u)?.[0];
  const initials = words.map((word) => (word === acronym ? word : word[0])).join('');
  return initials.slice(0, LONGEST);
};

/** A code that no other committee of the tenant has: `HB`, `HB2`, `HB3`. */
export const codeOf = async (services: Services, tenant: string, name: string): Promise<string> => {
  const conversations = await services.committees.all(tenant);
  const bodies = await Promise.all(
    conversations.map(({ committeeId }) => findBody(services, tenant, committeeId)),
  );
  const taken = new Set(bodies.map((body) => body?.state.code));
  const base = initialsCode(name);
  let code = base;
  for (let next = 2; taken.has(code); next += 1) code = `${base}${next}`;
  return code;
};
