/** What is wrong with a request itself, said to whoever built it. */
export const doorRefusals = {
  'activity-malformed':
    'This is no activity that Gavel can read: {field} is missing or wrong. Nothing was changed.',
  'activity-too-deep': 'This activity is nested too deeply. Nothing was changed.',
  'service-not-trusted': 'Gavel does not talk to the service that this activity names.',
  'tenant-not-allowed':
    'This organisation does not use this installation of Gavel. Its administrator can allow it.',
  'tenant-elsewhere':
    'This conversation belongs to another organisation than this message says. Nothing was changed.',
  'body-too-large': 'This request is too large: 256 KB is the most that Gavel reads.',
  'json-only': 'Gavel reads JSON only, uncompressed.',
  'json-broken': 'This is no JSON. Nothing was changed.',
  'host-unknown': 'In local mode Gavel answers on this machine’s own address only.',
  'no-such-path': 'There is nothing at this address.',
  'no-such-method': 'This address does not take this method.',
  'sign-in': 'Sign in first.',
  'tenant-ambiguous': 'This person is known in several tenants: name one in X-Local-Tenant.',
  input: '{field, select, none {The request} other {{field}}} is wrong: {problem}.',
  'bad-cursor': 'This cursor belongs to another list. Begin again without it.',
  'clock-request': `Send '{'"now": "2026-11-24T09:00:00Z"'}' or '{'"advance": "P1D"'}'.`,
  'clock-target': 'This is no time that a rehearsal can reach.',
  'clock-duration': 'This is no ISO 8601 duration, such as P1D or PT90M.',
  'clock-back': 'The clock cannot go back: something has been recorded. It shows {now}.',
  'clock-too-far': 'The clock moves at most {furthestYears} years at once.',
} as const;
