import { GavelError } from '../errors.ts';
import { refusalText } from '../text/text.ts';

/** Runs a tool; says in one line why it failed, and leaves with 1. */
export async function failing(tool: () => Promise<void>): Promise<void> {
  try {
    await tool();
  } catch (error) {
    const known = error instanceof GavelError;
    console.error(known ? `${error.code}: ${refusalText(error.code, error.params)}` : error);
    process.exitCode = 1;
  }
}
