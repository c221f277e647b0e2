import type { RaidInput } from '../../src/domain/raid/record.ts';
import { text } from '../../src/text/text.ts';
import { welcomeOwner } from '../action/add.ts';
import type { Reply } from '../route.ts';
import { say } from '../route.ts';
import type { Body, Turn } from '../turn.ts';
import { carryOut } from '../turn.ts';

/** Records a new entry and says its reference. */
export const addEntry = async (turn: Turn, body: Body, input: RaidInput): Promise<Reply> => {
  const done = await carryOut(turn, body, { verb: 'raid.add', input });
  await welcomeOwner(turn, body, input.owner);
  const ref = done.changed.find(({ type }) => type === 'raid')?.id ?? '';
  const line = text('reply.raidAdded', { ref, kind: input.kind });
  return { public: say(line), note: line };
};
