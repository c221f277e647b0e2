/** What Gavel answers in words: one line each. */
export const reply = {
  actionLine: '{ref} · {owner} · {due}',
  actionStatus:
    '{status, select, proposed {to be completed} open {open} in-progress {in progress} done {marked done, waits to be confirmed} closed {closed} declined {declined, the secretary is told} cancelled {cancelled} other {{status}}}',
  noOwner: 'no owner yet',
  noDate: 'no date yet',
  undoHint: '“undo” takes it back',
  whoIs: '{ref} is recorded. Who is “{name}”?',
  askMissing:
    '{ref} is recorded. {missing, select, date {By when?} owner {Who is it for?} other {Who is it for, and by when?}}',
  whichPerson: '{ref}: which of them is meant?',
  whichName: 'Which “{name}” is meant? Please type the full name.',
  whichCommittee: 'Which committee is meant?',
  already: '{ref} was recorded a moment ago.',
  alreadyDone: 'That was done a moment ago.',
  recordAgain: 'Record it again',
  unknown: 'I did not understand that. Did you mean: {commands}? “help” shows everything.',
  changedMeanwhile: 'Changed meanwhile: {changes}',
} as const;
