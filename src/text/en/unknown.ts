/** Messages that did not arrive, or of which nobody knows whether they did. */
export const unknown = {
  title:
    '{refused, select, all {{count, plural, one {One message did not arrive} other {# messages did not arrive}}} some {{count} messages did not arrive, or may not have} other {{count, plural, =0 {Nothing is left to post again} one {One message may not have arrived} other {# messages may not have arrived}}}}',
  intro:
    '{refused, plural, =0 {Teams did not say.} other {Teams refused what says so; the records stand as they are.}}{unknown, plural, =0 {} other {{refused, plural, =0 {} other { It did not say of the rest.}} Posting again may show it twice; it is done once.}}',
  refused:
    '{why, select, gone {it is gone} not_installed {Gavel is not installed there} blocked {Gavel is blocked there} guest {guests cannot be reached} left {has left} never_seen {has never written to Gavel} too_large {it is too large for Teams} not_authorised {Gavel may not post there} other {Teams refused it}}',
  what: '{kind, select, assigned {{about}, new} cancelled {{about}, cancelled} reopened {{about}, reopened} verify {{about}, to be confirmed} declined {{about}, declined} decide_date {{about}, a new date} date_decided {{about}, its new date} handover {{about}, to be taken over} handover_accepted {{about}, taken over} handover_declined {{about}, not taken over} casting_asked {{about}, the casting vote} pack {Pack for {about}} control {Meeting {about}} agenda_published {The agenda} minutes_circulated {Minutes of {about}} minutes_ready {Minutes of {about}, to be approved} minutes_approved {Minutes of {about}, approved} minutes_to_chair {Draft minutes of {about}} closing_check {Closing check of {about}} release_pending {Owners of {about}} vote_asked {{about}, to be voted on} vote_opened {{about}, to be voted on} vote_closed {{about}, the result} circular_proposed {{about}, to be put to all voters} proxy_given {Proxy at {about}} proxy_lost {Proxy at {about}} answer {{about}, as it was recorded} other {{about}}}',
  to: 'to {name}',
  toAll: 'in the conversation of {name}',
  again: '{count, plural, one {Post again} other {Post all again}}',
} as const;
