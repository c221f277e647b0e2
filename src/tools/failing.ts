import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { GavelError } from '../errors.ts';
import { refusalText } from '../text/text.ts';

/** What Node's file system and network, and the SDK of Cosmos DB, fail with: no defect, so no stack. */
const outside = z.object({
  code: z.union([z.number(), z.string().regex(/^E(?!RR_)[A-Z]+$/u)]),
  message: z.string(),
});

/** Why a tool failed, in one line; a defect of ours whole, with its stack. */
const whyOf = (error: unknown): unknown => {
  if (error instanceof GavelError)
    return `${error.code}: ${refusalText(error.code, error.params).trim()}`;
  const { data } = outside.safeParse(error);
  if (!data) return error;
  const [line = ''] = data.message.trim().split('\n');
  return line.includes(String(data.code)) ? line : `${data.code}: ${line}`;
};

/** Runs a tool; says in one line why it failed, and leaves with 1. */
export async function failing(tool: () => Promise<void>): Promise<void> {
  try {
    await tool();
  } catch (error) {
    console.error(whyOf(error));
    process.exitCode = 1;
  }
}

/** Says how a tool is called, and leaves with 2. */
export const misused = (usage: string): never => {
  console.error(usage);
  process.exit(2);
};

/** The arguments of a tool. Asked for help it says how it is called and leaves with 0; misunderstood, with 2. */
export const readArgs = <const T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> => {
  if (process.argv.slice(2).some((each) => each === '--help' || each === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return misused(error instanceof Error ? `${error.message}\n\n${usage}` : usage);
  }
};
