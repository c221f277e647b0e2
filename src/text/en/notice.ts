/** What a notification says, above the card that it brings. */
export const notice = {
  assigned: '{committee} asks you for {ref}: {what}',
  verify: '{ref} is marked done. Please confirm: {what}',
  decideDate: '{ref}: a new date is asked for. {what}',
  dateDecided: '{ref}: the date is decided. {what}',
  declined: '{ref} was declined: {what}',
  handover: '{ref} is handed over to you: {what}',
  handoverAccepted: '{ref}: the handover was accepted. {what}',
  handoverDeclined: '{ref}: the handover was declined, it stays with you. {what}',
  reopened: '{ref} is open again: {what}',
  cancelled: '{ref} is cancelled, nothing is left to do: {what}',
  one: '{ref} needs you today: {what}',
  control: '{name}: meeting {ref}',
  minutesToChair: 'Draft minutes of {ref}, for the chair to look at',
  minutesCirculated: 'Minutes of {ref} are circulated',
  minutesReady: 'Minutes of {ref} can be approved',
  actionBefore: '{ref} · {what}: a newer card below says how it stands.',
  minutesSince: 'The minutes of {ref} that were circulated here are approved.',
  minutesApproved:
    'Minutes of {ref} are approved{early, select, true {, before the time for corrections was over} other {}}',
  closingCheck: '{ref} is closed. Here is what still wants completing',
  stillOpen:
    '{ref} is {adjourned, select, true {adjourned} other {still in session}}. Unless it is closed before, the owners of its actions are told on {when}.',
  releasePending: 'Tomorrow the owners of {ref} are told of their actions',
  proxyGiven:
    '{committee}: {name} lets you cast their vote at {ref}, beside your own, until they come themselves.',
  proxyLost:
    '{committee}: {name}, who was to cast your vote at {ref}, is not there, so nobody casts it. You can let somebody else, or come.',
  proof:
    '{name}: of {due, plural, one {# reminder} other {# reminders}} due so far, {sent} sent, {suppressed} not needed any more, {failed} failed, {unknown} perhaps arrived; of {left} nothing is known. Please look at {refs}.',
} as const;
