/** What Gavel answers in words: one line each. */
export const reply = {
  actionLine: '{ref} · {owner} · {due}',
  actionWas: '{now} (was {was})',
  actionStatus:
    '{status, select, proposed {to be completed} open {open} in_progress {in progress} done {marked done, waits to be confirmed} closed {closed} declined {declined, the secretary is told} cancelled {cancelled} other {{status}}}',
  actionWaits:
    '{blocked, select, true { · stuck} other {}}{date, select, none {} other { · new date asked for: {date}}}{to, select, none {} other { · offered to {to}}}',
  onTrack:
    '{count, plural, =0 {Nothing of it waits for you any more.} one {Noted: on track.} other {Noted: all # are on track.}}',
  noOwner: 'no owner yet',
  noDate: 'no date yet',
  undoHint: '“undo” takes it back',
  whoIs: '{ref} is recorded. Who is “{name}”?',
  askMissing:
    '{ref} is recorded. {missing, select, date {By when?} owner {Who is it for?} other {Who is it for, and by when?}}',
  meetingLine:
    '{ref} · {status, select, in_session {in session} adjourned {adjourned} held {held} other {{status}}}{number, plural, =0 {} other { · item #: {title}}}',
  agendaTaken: '{ref} · every item has been taken',
  meetingPlanned: '{ref} · {when} ({zone}){was, select, none {} other {, moved from {was}}}',
  meetingStarted: '{ref} has started.',
  meetingClosed:
    '{ref} is closed: {decisions, plural, one {# decision} other {# decisions}}, {actions, plural, one {# action} other {# actions}}, {notes, plural, one {# note} other {# notes}}{raid, plural, =0 {} one {, # risk or issue} other {, # risks and issues}}.',
  meetingCancelled: '{ref} is cancelled.{next, select, none {} other { The next one: {next}}}',
  seriesPlanned: '{planned}, then {series}',
  seriesStopped:
    'The meetings no longer recur.{ref, select, none {} other { {ref} stays planned; “cancel meeting” drops it.}}',
  released: '{ref}: the owners are being told.',
  rollAdded: '{ref} · {names}: there from the beginning',
  releasedNobody:
    '{ref}: no owner has anything new, so nobody is told. Whoever is given an action from now on hears at once.',
  rollTaken:
    '{ref}: attendance recorded, {count, plural, one {# person} other {# people}} present.{quorum, select, none {} other { Quorum: {quorum}.}}',
  quorum: '{ref} · quorum: {quorum}',
  rollApologies: '{ref}: apologies of {names} are recorded.',
  rollMoved: '{ref} · {names} {change, select, left {left} other {arrived}}, {time}',
  presides: '{ref} · {name} presides{acting, select, true {, acting} other {}}',
  presidesNow:
    '{name, select, none {nobody presides now: the secretary says who does, as in “Tom presides”} other {{name} presides now{acting, select, true {, acting} other {}}}}',
  interestDeclared: '{ref}: {name} declared an interest.',
  interestMistaken: '{ref}: {name} has no interest after all.',
  interestBefore:
    '{number, select, none {} other {Item {number}: }}{name} {mistaken, select, true {has no interest after all} other {declared an interest}}.',
  itemChoice: '{number}. {title}',
  noted:
    '{status, select, proposed {Note proposed: the secretary takes it up.} other {Noted. {ref} · “undo” takes it back.}}',
  noteEdited: '{ref} reads now: {text}',
  noteTaken: '{ref} stands in the minutes: {text}',
  noteDeleted: 'The note is deleted.',
  decided:
    '{ref} · decided{behalf, select, none {} other { (on behalf of {behalf})}}: {text}{more, select, true {…} other {}}',
  agreedUnbound:
    'Motion {number} · agreed without a quorum, so provisional{behalf, select, none {} other { (on behalf of {behalf})}}: {text}{more, select, true {…} other {}} · on the next agenda to be ratified',
  decideShorter: 'This is too long for a button: start a meeting first, or say it shorter.',
  decisionNow:
    '{ref} · {status}{since, select, none {} other {{later, select, true { from {since}} other {, effective {since}}}}}{review, select, none {} other { · review due {review}}}{open, select, none {} other {. Still open: {open}. “cancel {first} because …” ends what is not to be done any more.}}',
  raidNow:
    '{ref} · {kind, select, risk {risk} issue {issue} assumption {assumption} other {dependency}}{severity, select, none {} other {, {severity}}}{status, select, open {} occurred {, occurred: now {became}} failed {, failed: now {became}} other {, closed}}{review, select, none {} other { · review due {review}}}',
  raidAdded:
    '{ref} · {kind, select, risk {risk} issue {issue} assumption {assumption} dependency {dependency} other {{kind}}} recorded.',
  undone:
    '{type, select, note {The note is taken back.} motion {The result of motion {ref} is taken back.} reinstated {{ref} is in force again.} other {{ref} is taken back.}}{left, select, none {} other { What came from it stays, on its own: {left}. “details D-… with A-…” puts an action with another decision.}}',
  converted: '{from} is now {to}.',
  convertedUnbound:
    '{from} is now motion {number}, agreed without a quorum and so provisional: it is on the next agenda to be ratified.',
  agenda: 'Agenda of {name}',
  itemProposed:
    '{status, select, accepted {On the agenda: {title}} other {Proposed for the agenda: {title}}}',
  itemEdited:
    '{status, select, proposed {Changed, waits to be accepted: {title}} other {Changed: {title}}} · {detail}',
  itemPulled: '{name} asks to discuss separately: {title}',
  consentApproved:
    '{count, plural, =0 {} one {{first} · approved by consent} other {{first} to {last} · # items approved by consent}}{unbound, plural, =0 {} other {{count, plural, =0 {} other { · }}{unbound, plural, one {1 item} other {# items}} approved without a quorum, so provisional: {unbound, plural, one {motion {number} is} other {motions {number} to {until} are}} on the next agenda to be ratified}}{behalf, select, none {} other { (on behalf of {behalf})}}{left, plural, =0 {} one {. 1 consent item waits: whoever presides has an interest in it} other {. # consent items wait: whoever presides has an interest in them}}',
  standingSet:
    '{count, plural, =0 {No topic stands on every agenda any more.} one {# topic stands on every agenda now.} other {# topics stand on every agenda now.}}',
  publishAlways:
    '{auto, select, true {Agendas are published by themselves, {agendaDays, plural, one {# working day} other {# working days}} before the meeting, unless you do it sooner.} other {Agendas are published by hand; the secretary is reminded the working day before.}}',
  agendaPublished: 'The agenda is published.',
  setUpAlready: '{name} is set up already. “Change” changes it.',
  setUp:
    '{name} is set up. Its records are known as {code}.{lacks, select, none {} both { It has no chair and no voters yet: “set up” names them.} chair { It has no chair yet: “set up” names one.} other { It has no voters yet: “set up” names them.}}{moved, select, none {} other { The next meeting is at its hour in the new zone: {moved}.}}',
  linked: 'This conversation now belongs to {name} ({code}).',
  seated:
    '{role, select, none {{name} no longer belongs to the committee.} chair {{name} is now the chair.} deputy {{name} is now deputy chair.} secretary {{name} is now the secretary.} member {{name} is now a member.} attendee {{name} now attends.} other {{name} now observes.}}',
  seatPassed:
    '{name} is now {role, select, member {a member} other {an attendee}}{votes, select, true {} other {, without a vote}}.',
  seatVacant: '{role, select, chair {There is no chair now} other {There is no secretary now}}.',
  voteLost:
    '{name} has no vote any more{role, select, secretary {; “set up” can give the secretary one} other {}}.',
  ownerReads:
    '{name} looks after {ref} now and can therefore read it, although its item is reserved.',
  appointed:
    '{name} is now {office, select, senior_user {the senior user} senior_supplier {the senior supplier} other {the treasurer}}.',
  setUpAs: '{name} is set up as: {template}. {rules} “rules” shows all of it, “set up” changes it.',
  tookOver: '{name} is now the secretary.',
  paused:
    '{until, select, none {Reminders go on.} forever {Reminders are paused.} other {Reminders are paused until {until}.}}',
  saved: 'Saved.',
  recordedLine: '{ref} · {text}{more, select, true {…} other {}}',
  unsaid:
    '{recorded, select, none {} it {It is recorded. } other {{recorded} is recorded. }}{how, select, later {Teams is busy just now: the answer comes in a while.} unknown {Teams did not say whether it showed the answer.} other {The answer could not be shown.}}{recorded, select, none { Please ask again.} other {}}',
  help: 'Gavel: what I can do',
  away: '{until, select, none {Welcome back. Reminders go on.} other {You are away until {until}. Reminders wait for you.}}',
  optOut:
    '{out, select, true {You get no more early reminders. “opt in” brings them back.} other {You get reminders again.}}',
  zone: 'Your time zone is {zone}. Reminders come on your own mornings.',
  whichPerson: '{ref}: which of them is meant?',
  whichCommittee: 'Which committee is meant?',
  already: '{ref} was recorded a moment ago.',
  alreadyDone: 'That was done a moment ago.',
  unknown: 'I did not understand that. Did you mean: {commands}? “help” shows everything.',
  ofLine: '“{line}”: {said}',
  changedMeanwhile: 'Changed meanwhile, so nothing was done: {changes}',
} as const;
