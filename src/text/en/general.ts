/** Words that no single area owns. */
export const general = {
  gavel: 'Gavel',
  somebody: 'Somebody',
  listening:
    '{local, select, true {Gavel is rehearsing. Open {url}/ in a browser.} other {Gavel listens at {url}/api/messages}}',
} as const;
