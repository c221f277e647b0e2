import { openAssembly } from '../helpers/assembly.ts';

/** The largest commands on Cosmos DB: gives the actions sent to their owners, and the commits that it took. */
export const largest = async (actions: number) => {
  await using assembly = await openAssembly('cosmos');
  await assembly.seat();
  const commands = await assembly.close(actions);
  return { actions, commits: commands.length };
};
