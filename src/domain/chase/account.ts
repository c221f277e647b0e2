/** What became of the reminders of a ledger that were due by some instant. */
export interface Account {
  readonly due: number;
  readonly sent: number;
  readonly suppressed: number;
  readonly failed: number;
  /** Perhaps sent. */
  readonly unknown: number;
  /** Nothing became of them yet. Long after they were due, the ledger does not add up. */
  readonly left: number;
}

/**
 * The account of a committee's reminders: due = sent + suppressed + failed + unknown + left. `by`: the UTC
 * instant before which a reminder was due.
 */
export const accountOf = (
  rows: readonly { readonly plannedFor: string; readonly status: string }[],
  by: string,
): Account => {
  const due = rows.filter(({ plannedFor }) => plannedFor < by);
  const count = (wanted: string): number => due.filter(({ status }) => status === wanted).length;
  const [sent, suppressed, failed, unknown] = [
    count('sent'),
    count('suppressed'),
    count('failed'),
    count('unknown'),
  ];
  const left = due.length - sent - suppressed - failed - unknown;
  return { due: due.length, sent, suppressed, failed, unknown, left };
};
