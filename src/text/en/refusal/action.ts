/** Why an action, or a RAID entry, was not changed. */
export const actionRefusals = {
  'not-verifier':
    'By this committee’s rules {who, select, secretary {the secretary confirms} other {the chair or the deputy confirms}} that an action is done.',
  'action-told':
    '{ref} keeps an owner and a date, as its owner has been told of it: choose others, or cancel it.',
  'date-past': 'That day has passed already: {date}. Please give a date from today on.',
  'date-absurd': '{date} is no day within the next five years. Please check the day and the year.',
  'same-date': '{ref} is due on that date already.',
  'same-owner': '{ref} is with that person already.',
  'already-accepted': '{ref} was accepted already.',
  'already-closed': '{ref} is closed already.',
  'not-blocked': '{ref} is not blocked.',
  'no-date-proposed': 'No new date was proposed for {ref}.',
  'action-ended': '{ref} has ended ({status}). Reopen it first.',
  'action-is-proposed': '{ref} still lacks an owner or a date. The secretary completes it first.',
  'action-is-open': '{ref} is still open: its owner marks it done first.',
  'action-is-in-progress': '{ref} is still being worked on: its owner marks it done first.',
  'action-is-done': '{ref} is marked done already and waits to be confirmed.',
  'action-is-closed': '{ref} is closed. The chair or the secretary can reopen it.',
  'action-is-declined': '{ref} was declined. The secretary reassigns or cancels it.',
  'action-is-cancelled': '{ref} was cancelled. The chair or the secretary can reopen it.',
} as const;
