import assert from 'node:assert/strict';
import { features } from '../../../bot/features.ts';
import { withMajority } from '../../../bot/motion/own-majority.ts';
import { createRoutes } from '../../../bot/routes.ts';
import { ruleSaid } from '../../../bot/rule-words.ts';

const routes = createRoutes(features);

describe('a rule in words', () => {
  for (const [field, sent, ...sayings] of [
    ['quorum', '3', 'quorum 3', 'set the quorum to three', 'Quorum: 3 voters', 'our quorum is 3'],
    ['quorum', 'half', 'quorum half', 'quorum over half of the voters', 'quorum = a majority'],
    ['quorum', '2/3', 'quorum two thirds', 'quorum 4/6', 'quorum two-thirds of all members'],
    ['majority', 'two-thirds', 'majority two-thirds', 'two thirds majority', 'majority 2 / 3'],
    [
      'majority',
      '3/4',
      'majority 75%',
      '75 % majority',
      'majority three quarters of the votes cast',
    ],
    ['majority', 'simple', 'simple majority', 'majority is simple'],
    ['majority', 'absolute', 'absolute majority', 'majority over half of all voters'],
    [
      'circularMajority',
      'unanimous',
      'circular majority unanimous',
      'majority between meetings: unanimity',
    ],
    ['castingVote', 'yes', 'casting vote yes', 'casting vote allowed'],
    ['castingVote', 'no', 'no casting vote', 'casting vote off'],
    ['seconding', 'yes', 'seconding required', 'seconders needed'],
    ['seconding', 'no', 'seconding not required', 'no seconder'],
    ['alternates', 'no', 'no alternates', 'alternates not allowed'],
    ['proxies', 'allowed', 'proxies allowed', 'proxies: yes', 'proxy votes permitted'],
    ['proxies', 'none', 'no proxies', 'proxies are not allowed', 'proxies never'],
    ['proxies', 'counted-in-quorum', 'proxies count for the quorum', 'proxies counted'],
    ['secretBallots', 'always', 'secret votes always', 'always secret ballots'],
    ['secretBallots', 'on-request', 'secret ballots on request', 'secret votes when asked for'],
    ['secretBallots', 'never', 'no secret votes', 'secret voting never'],
    ['namedVotes', 'yes', 'named votes yes'],
    [
      'requiredRoles',
      'chair-or-deputy,treasurer',
      'no quorum without the chair or a deputy and the treasurer',
    ],
    ['requiredRoles', '', 'no quorum without nobody'],
    ['circular', 'no', 'no circular resolutions', 'circulars off'],
    ['circularDays', '7', 'circulars 7 days', 'circular resolutions seven working days'],
    ['papersDays', '5', 'papers due 5 days before', 'papers 5 working days before the meeting'],
    ['agendaDays', '10', 'agenda out 10 days before'],
    ['correctionDays', '3', 'corrections within 3 days'],
    [
      'approval',
      'next-meeting',
      'minutes approved by the next meeting',
      'approval at the next meeting',
    ],
    ['approval', 'no-open-correction', 'approval when no correction is open'],
    ['verifier', 'chair', 'verifier chair', 'actions confirmed by the chair'],
    ['verifier', 'presiding-or-secretary', 'verifier: presiding person or secretary'],
  ] as const)
    for (const said of sayings)
      it(`“${said}”`, () => {
        assert.deepEqual(ruleSaid(said), { [field]: sent });
        assert.equal(routes.command(said)?.route.name, 'quorum 3');
      });

  for (const said of [
    'quorum potato',
    'majority',
    'casting vote for 2',
    'paper 3: Draft https://a.b',
    'agenda',
    'circular: buy it',
  ])
    it(`“${said}” is none`, () => {
      assert.equal(ruleSaid(said), undefined);
      assert.notEqual(routes.command(said)?.route.name, 'quorum 3');
    });
});

describe('a motion that asks for a majority of its own', () => {
  for (const [said, majority] of [
    ['Amend it, by two-thirds', 'two-thirds'],
    ['Amend it, to be carried by three quarters.', '3/4'],
    ['Amend it, by a 75% majority', '3/4'],
    ['Amend it, needs a two thirds majority', 'two-thirds'],
    ['Amend it (two-thirds majority)', 'two-thirds'],
    ['Amend it (by unanimous majority).', 'unanimous'],
  ] as const)
    it(`“${said}”`, () => assert.deepEqual(withMajority(said), { text: 'Amend it', majority }));

  for (const said of [
    'Cut the budget by two-thirds',
    'Raise the fees, by 75%',
    'Approve, by 1 March',
    ', by two-thirds',
    'Sell to the majority (holders)',
  ])
    it(`“${said}” is its words alone`, () => assert.deepEqual(withMajority(said), { text: said }));
});
