/** Working-day arithmetic of one committee or one person. Dates are `YYYY-MM-DD` in `timeZone`. */
export interface Calendar {
  readonly timeZone: string;
  /** The local date of a UTC instant. */
  dateOf(instant: string): string;
  /** The UTC instant of a local wall-clock time (`HH:mm`) on a date; a skipped hour moves forward. */
  instantOf(date: string, time: string): string;
  isWorkingDay(date: string): boolean;
  /** The n-th working day after (n > 0) or before (n < 0) `date`; n = 0: `date` itself if working, else the next. */
  addWorkingDays(date: string, n: number): string;
  /** Working days in `(from, to]`; negative where `to` is earlier. */
  workingDaysBetween(from: string, to: string): number;
}
