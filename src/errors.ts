/** The five kinds of failure. Each carries a stable code and parameters, never personal data. */

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

export abstract class GavelError extends Error {
  readonly code: string;
  readonly params: Params;

  constructor(code: string, params: Params = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.params = params;
  }
}

/** A rule says no. The code names a sentence of `src/text/en/refusal/`, shown to the person. */
export class Refused extends GavelError {}

/** The input is malformed, oversized or makes no sense. Nothing was written. */
export class Invalid extends GavelError {}

/** No such thing here, or not for this caller: the two are not told apart. */
export class NotFound extends GavelError {}

/** Somebody else was faster: a version, a head or an id is not what the writer believed. */
export class Conflict extends GavelError {}

/** Another system failed. `retrySafe` is true only when the request certainly had no effect. */
export class Upstream extends GavelError {
  readonly retrySafe: boolean;

  constructor(code: string, retrySafe: boolean, params: Params = {}, cause?: unknown) {
    super(code, params, cause);
    this.retrySafe = retrySafe;
  }
}
