import type { RecordShape } from './stage.ts';

interface LinkShape {
  readonly ref: string;
  readonly relation: string;
}

/** An entry of the registers, as the API gives it. */
export interface EntryShape extends RecordShape {
  readonly kind?: string;
  readonly score?: number;
  readonly severity?: string;
  readonly reviewOn?: string;
  readonly rationale?: string;
  readonly supersedes?: readonly string[];
  readonly ended?: { readonly by: string; readonly why?: string };
  readonly from?: string;
  readonly became?: string;
  readonly links: readonly LinkShape[];
}
