/** A day (`YYYY-MM-DD`) that becomes a real date. */
export interface Day {
  readonly day: string;
}

export type Cell = string | number | Day | undefined;

export interface Column<T> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly of: (record: T) => Cell;
}

export interface Sheet {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Beside a header in bold stands the button of its filter. */
const BESIDE = 6;

/** A column of at least that width, in characters, and as wide as its header needs. */
export const column = <T>(title: string, least: number, of: Column<T>['of']): Column<T> => ({
  title,
  width: Math.max(least, title.length + BESIDE),
  of,
});

/** A sheet of one row a record. */
export const sheet = <T>(
  title: string,
  columns: readonly Column<T>[],
  records: readonly T[],
): Sheet => ({
  title,
  columns,
  rows: records.map((record) => columns.map(({ of }) => of(record))),
});
