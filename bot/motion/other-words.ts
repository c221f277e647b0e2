/** Other words about motions and votes, as `OTHER_WORDS` takes them. */
export const MOTION_WORDS: readonly (readonly [pattern: string, command: string])[] = [
  // “I move that we buy a boat”
  [String.raw`(?:i\s+)?(?:move|propose)\s*(?::|\s(?:that|to))\s*(?<rest>\S.*)`, 'motion: $<rest>'],
  // Companies Act 2006, s. 283
  [
    String.raw`special\s+resolution\s*:\s*(?<rest>\S.*?)[\s.]*`,
    'motion: $<rest>, by three-quarters',
  ],
  [String.raw`motion\s+(?:to|that)\s+(?<rest>\S.*)`, 'motion: $<rest>'],
  // “I second it”, “withdraw”
  [
    String.raw`(?:i\s+)?(?<verb>second|withdraw|ratify|dissent)(?:ed|s)?(?:\s+(?:it|that|this))?`,
    '$<verb> the motion',
  ],
  // “open vote 2 as a secret ballot”, “start the vote on motion 2 secretly until 15:20”
  [
    String.raw`(?:open|start)\s+(?:the\s+)?vote\s+(?:on\s+)?(?:motion\s+)?#?(?<number>\d{1,9})\s+(?:as\s+a\s+|by\s+|in\s+)?(?:secret(?:ly)?(?:\s+(?:ballot|vote))?|ballot)(?<rest>(?:\s+(?:until|for|closing)\s.*)?)`,
    'open secret vote $<number>$<rest>',
  ],
  // “call for a vote”, “open the ballot until 15:20”, “open a secret vote”
  [
    String.raw`(?:open|start|call)\s+(?:for\s+)?(?:the\s+|an?\s+)?(?<secret>secret\s+)?(?:vote|voting|ballot)(?<rest>(?:\s+(?:until|for|closing)\s.*)?)`,
    'open $<secret>vote on the motion$<rest>',
  ],
  // “my casting vote is against motion 2”, “casting vote for”
  [
    String.raw`(?:my\s+)?cast(?:ing\s+vote)?(?:\s+(?:is|goes))?\s+(?<choice>for|against)(?:\s+(?:on\s+)?(?:motion\s+)?#?(?<number>\d{1,9}))?`,
    'casting vote $<choice> motion $<number>',
  ],
  // “end the ballot on the motion”
  [
    String.raw`(?:close|end|stop)\s+(?:the\s+)?(?:vote|voting|ballot)(?:\s+on\s+(?:the\s+)?motion)?`,
    'close vote on the motion',
  ],
  // “vote on motion 2: yes”
  [
    String.raw`(?:i\s+)?vote\s+(?:on\s+)?(?:motion\s+)?#?(?<number>\d{1,9})\s*:?\s+(?:yes|aye|in\s+favou?r)`,
    'vote for motion $<number>',
  ],
  // “vote 2 no”
  [
    String.raw`(?:i\s+)?vote\s+(?:on\s+)?(?:motion\s+)?#?(?<number>\d{1,9})\s*:?\s+(?:no|nay)`,
    'vote against motion $<number>',
  ],
  // “I vote yes on motion 2”, “aye”
  [
    String.raw`(?:i\s+)?(?:vote\s+(?:yes|aye|for|in\s+favou?r)|aye)(?:\s+(?:on|to|of|for))?(?:\s+(?:the\s+)?motion)?(?:\s+#?(?<number>\d{1,9}))?`,
    'vote for motion $<number>',
  ],
  // “I vote against”, “nay to 2”
  [
    String.raw`(?:i\s+)?(?:vote\s+(?:no|nay|against)|nay)(?:\s+(?:on|to))?(?:\s+(?:the\s+)?motion)?(?:\s+#?(?<number>\d{1,9}))?`,
    'vote against motion $<number>',
  ],
  // “I am for motion 2”, “in favour of 2”
  [
    String.raw`(?:i\s+)?(?:am\s+)?(?:yes|for|in\s+favou?r)(?:\s+(?:on|to|of))?\s+(?:motion\s+)?#?(?<number>\d{1,9})`,
    'vote for motion $<number>',
  ],
  // “no on 2”
  [
    String.raw`(?:i\s+)?(?:am\s+)?(?:no|against)(?:\s+(?:on|to))?\s+(?:motion\s+)?#?(?<number>\d{1,9})`,
    'vote against motion $<number>',
  ],
  [String.raw`(?:i\s+)?abstain(?:ed|ing)?`, 'abstain on the motion'],
  // “written resolution: buy a boat”
  [
    String.raw`(?:decision\s+by\s+circular|circulate|(?:e-?mail|written)\s+(?:vote|resolution))\s*:\s*(?<rest>\S.*)`,
    'circular: $<rest>',
  ],
  // “decision of the chair: buy a boat”
  [
    String.raw`decision\s+(?:by|of)\s+(?:the\s+)?chair\s*:\s*(?<rest>\S.*)`,
    'chair decision: $<rest>',
  ],
  [
    String.raw`motion\s+#?(?<number>\d{1,9})\s+(?:is\s+|was\s+)?(?<rest>(?:\w+\s+)?unanimous(?:ly)?(?:\s+\w+)?|all\s+(?:for|in\s+favou?r))`,
    'motion $<number>: $<rest>',
  ],
];
