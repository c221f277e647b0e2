import type { Conversation, Person } from '../model.ts';
import type { Mount } from '../mount.ts';
import type { World } from '../world.ts';
import { answered, badRequest, memberNotFound } from './answers.ts';
import { inConversation } from './target.ts';

/** A TeamsChannelAccount. */
export const account = (world: World, person: Person) => {
  const [givenName, ...surname] = person.name.split(' ');
  return {
    id: person.id,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    name: person.name,
    givenName,
    surname: surname.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId: world.tenant(),
    userRole: person.role,
  };
};

// Teams raises a smaller page to 50 and caps a larger one at 500.
const pageSize = (asked: string | undefined): number =>
  Math.min(500, Math.max(50, Number(asked ?? 500) || 500));

export const memberRoutes = (world: World): Mount[] => {
  const peopleOf = ({ members }: Conversation): Person[] => members.map((id) => world.person(id));

  const all = inConversation(world, ({ conversation }) =>
    answered(peopleOf(conversation).map((person) => account(world, person))),
  );

  const one = inConversation(world, ({ conversation }, { params }) => {
    const person = peopleOf(conversation).find(
      ({ id, aadObjectId }) => id === params.memberId || aadObjectId === params.memberId,
    );
    return person ? answered(account(world, person)) : memberNotFound();
  });

  const paged = inConversation(world, ({ conversation }, { query }) => {
    const from = query.continuationToken
      ? Number(Buffer.from(query.continuationToken, 'base64url').toString())
      : 0;
    if (!Number.isInteger(from)) return badRequest('Invalid continuation token.');
    const people = peopleOf(conversation);
    const to = from + pageSize(query.pageSize);
    return answered({
      members: people.slice(from, to).map((person) => account(world, person)),
      ...(to < people.length && {
        continuationToken: Buffer.from(String(to)).toString('base64url'),
      }),
    });
  });

  const conversation = '/v3/conversations/:conversationId';
  return [
    { method: 'GET', path: `${conversation}/members`, handle: all },
    { method: 'GET', path: `${conversation}/members/:memberId`, handle: one },
    { method: 'GET', path: `${conversation}/pagedmembers`, handle: paged },
  ];
};
