/** The pack for those who run a meeting: what it should decide, what is late, who will be there. */
export const pack = {
  title:
    '{name}{on, select, none {} other {, {on}}}: {decide, plural, =0 {nothing} other {#}} to decide, {risk, plural, =0 {no action late or stuck} other {# at risk}}',
  notice: '{name}: your pack for {ref}',
  meeting: '{ref}{when, select, none {} other {, {when}}}',
  noMeeting: 'No meeting is planned',
  expected:
    '{present} of {voters, plural, one {# vote} other {# votes}} expected, quorum {needed}{met, select, true { ✓} other {: not reached}}{lacking, select, none {} other { without {lacking}}}{without, select, none {} other { · without {without}}}',
  missing: '{name} ({why, select, apologies {apologies} away {away} other {absent}})',
  toDecide: 'To decide: {titles}{more, plural, =0 {} other {, +# more}}',
  chart: 'Open actions',
  onTrack: 'On track',
  overdue: 'Overdue',
  stuck: 'Stuck, not overdue',
  unassigned: 'No owner or date',
  toConfirm: 'To confirm',
  risk: '{ref} · {what}',
  riskDetail:
    '{owner, select, none {nobody} other {{owner}}}{late, plural, =0 {} one { · # day late} other { · # days late}}{is, select, stuck { · stuck: {reason}} said { · “{reason}”} other { · no word yet}}',
  closed: 'Closed since {since}: {count, plural, =0 {none} other {# ({refs})}}',
  reviews: 'To review: {count} ({refs})',
  agenda: 'Agenda',
  word: 'Pack (Word)',
  lateOnes: 'Overdue',
} as const;
