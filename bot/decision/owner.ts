import type { DecisionState } from '../../src/domain/decision/state.ts';
import { withheldFrom } from '../../src/people/reserved.ts';
import type { Entity } from '../../src/records/entity.ts';
import { text } from '../../src/text/text.ts';
import { welcomeOwner } from '../action/add.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import { sceneFor } from '../scene.ts';
import type { Body, Turn } from '../turn.ts';

/** Who looks after a decision knows of it, although its item is reserved: whoever named them is told. */
export const ownerNamed = async (
  turn: Turn,
  body: Body,
  entity: Entity<DecisionState>,
  owner: string | undefined,
): Promise<Pick<Reply, 'alsoPrivate'>> => {
  if (owner === undefined) return {};
  await welcomeOwner(turn, body, owner);
  const reader = { pk: body.pk, committee: body.state, person: owner };
  const { size } = await withheldFrom(turn.services.records, reader, [entity]);
  if (size === 0) return {};
  const name = await sceneFor(turn, body).name(owner);
  return { alsoPrivate: say(text('reply.ownerReads', { name, ref: entity.id })) };
};
