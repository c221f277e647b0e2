/** Words about people. */
export const people = {
  nameless: 'Someone without a name',
  erased: '(erased)',
} as const;
