/** Messages of which nobody knows whether they arrived. */
export const unknown = {
  title:
    '{count, plural, =0 {Nothing is left to post again} one {One message may not have arrived} other {# messages may not have arrived}}',
  intro: 'Teams did not say. Posting again may show it twice; it is done once.',
  what: '{kind, select, assigned {{about}, new} cancelled {{about}, cancelled} reopened {{about}, reopened} verify {{about}, to be confirmed} declined {{about}, declined} control {Meeting {about}} agenda_published {The agenda} minutes_circulated {Minutes of {about}} minutes_ready {Minutes of {about}, to be approved} minutes_approved {Minutes of {about}, approved} minutes_to_chair {Draft minutes of {about}} closing_check {Closing check of {about}} release_pending {Owners of {about}} vote_asked {{about}, to be voted on} vote_opened {{about}, to be voted on} vote_closed {{about}, the result} circular_proposed {{about}, to be put to all voters} proxy_given {Proxy at {about}} other {{about}}}',
  to: 'to {name}',
  toAll: 'in the conversation of {name}',
  again: '{count, plural, one {Post again} other {Post all again}}',
} as const;
