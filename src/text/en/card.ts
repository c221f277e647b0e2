/** Words that many cards share. */
export const card = {
  more: '+{count} more',
  inZone: '{time} ({zone})',
  shortened: 'Shortened to fit.',
  needed: 'Please fill in: {label}',
  previous: 'Previous',
  next: 'Next',
  back: 'Back',
  moreButton: 'More',
  save: 'Save',
  send: 'Send',
  page: 'page {page} of {pages}',
  joined: '{first} · {second}',
  withCode: '{code} {ref}',
  history: 'History',
  nobody: 'Nobody',
  notSet: 'Not set',
} as const;
