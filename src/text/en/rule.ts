/** A committee's rules in plain English, and how the quorum stands. */
export const rule = {
  required:
    '{who, select, chair {the chair} chair_or_deputy {the chair or a deputy} secretary {the secretary} senior_user {the senior user} senior_supplier {the senior supplier} treasurer {the treasurer} other {somebody whom the rules ask for}}',
  office:
    '{office, select, senior_user {Senior user} senior_supplier {Senior supplier} treasurer {Treasurer} other {{office}}}',
  quorumCount:
    '{present} present, {needed} needed{met, select, true { ✓} other {: not reached}}{missing, select, none {} other { without {missing}}}',
  quorumNone:
    'There is no quorum: {present} present, {needed} needed{missing, select, none {} other {, and not without {missing}}}. What is carried now is provisional until a later meeting ratifies it.',
  quorumLost:
    'The quorum is lost: {present} present, {needed} needed{missing, select, none {} other {, and not without {missing}}}. What is carried now is provisional until a later meeting ratifies it.',
  quorumRegained: 'There is a quorum again: {present} present, {needed} needed.',

  title: 'Rules of {name}',
  open: 'Rules',
  template: 'Like a {name}: {line}.',
  people: 'People',
  quorum:
    'Quorum: {needed} of {voters, plural, one {# voter} other {# voters}}{required, select, none {} other {, {required} among them}}.',
  quorumUnknown:
    'Quorum: {rule, select, half {over half of the voters} other {{rule} of the voters}}{required, select, none {} other {, {required} among them}}.',
  quorumNumber:
    'Quorum: {needed, plural, one {# voter} other {# voters}}{required, select, none {} other {, {required} among them}}.',
  vacant: 'Still to be named: {who}; until then there is no quorum. “make Priya {make}” names one.',
  majority:
    'A motion is carried by {majority, select, simple {more votes for than against} absolute {over half of all voters} two_thirds {two thirds of the votes cast} unanimous {all votes cast} other {{majority} of the votes cast}}.',
  tie: '{casting, select, true {The chair breaks ties.} other {A tie is lost.}}',
  seconding: '{needed, select, true {Motions need a second.} other {}}',
  standIns:
    '{alternates, select, true {Alternates may stand in} other {Nobody may stand in for a voter}}{proxies, select, none {; nobody votes by proxy} allowed {; proxies vote, but do not count for the quorum} other {; proxies vote and count for the quorum}}.',
  secret:
    'Votes are {secret, select, never {open} always {secret} other {open, and secret where the presiding person asks for it}}{named, select, true {; the minutes name who voted which way} other {}}.',
  circular:
    '{allowed, select, true {Between meetings: by {majority, select, simple {over half of all voters} absolute {over half of all voters} two_thirds {two thirds of all voters} unanimous {all voters} other {{majority} of all voters}} within {days, plural, one {# working day} other {# working days}}{objection, select, true {; one voter who asks for it takes it to a meeting} other {}}.} other {Decisions are made in meetings only.}}',
  papers:
    'The agenda is out {agenda, plural, =0 {on the day} one {# working day before} other {# working days before}}, papers {papers, plural, =0 {on the day} one {# working day before} other {# working days before}}.',
  minutes:
    '{approval, select, next_meeting {The next meeting approves the minutes} other {Minutes are approved when no correction is open}}; corrections within {days, plural, one {# working day} other {# working days}}.',
  verifier:
    'That an action is done is confirmed by {who, select, secretary {the secretary} chair {the chair or a deputy} other {the presiding person or the secretary}}, never by its owner.',
} as const;
