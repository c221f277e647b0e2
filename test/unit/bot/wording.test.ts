import assert from 'node:assert/strict';
import { features } from '../../../bot/features.ts';
import { createRoutes } from '../../../bot/routes.ts';
import { courteous, otherWords } from '../../../bot/wording.ts';

const routes = createRoutes(features);

/** The command that words come to, with what it takes from them. */
const meant = (said: string): string | undefined => {
  const words = courteous(said);
  const [found] = [words, ...otherWords(words)].flatMap((each) => routes.command(each) ?? []);
  const taken = Object.values(found?.groups ?? {}).filter((value) => value !== undefined);
  return found && [found.route.name, ...taken].join(' | ');
};

describe('a command in other words', () => {
  for (const [command, ...sayings] of [
    ['agenda', 'agenda?', 'the agenda', 'show me the agenda please', 'Please show our agenda.'],
    ['members', 'who are the members?', 'list of members', 'show members'],
    ['status', 'Status, please', 'when is the next meeting?', 'next meeting'],
    [
      'start meeting',
      'start the meeting.',
      'START MEETING!',
      'let’s open the meeting',
      'begin meeting',
    ],
    ['close meeting', 'close the meeting please', 'end meeting', 'finish the meeting, thanks'],
    ['adjourn', 'adjourn the meeting', 'pause', 'take a break'],
    ['next', 'next please', 'next item, please.', 'next topic'],
    ['undo', 'Undo.', 'undo that', 'undo last entry'],
    ['my actions', 'what are my actions?', 'my tasks', 'what do I have to do?'],
    ['actions', 'action list', 'show all actions', 'list the actions', 'tasks'],
    ['decisions', 'decision register', 'the decisions list'],
    ['risks', 'risk log', 'show risks'],
    ['attendance', 'roll call', 'who is here?'],
    ['opt out', 'opt out.', 'unsubscribe', 'no more reminders', 'stop sending me reminders'],
    [
      'agenda add <title> | Roof',
      'add agenda item: Roof',
      'agenda: Roof',
      'add Roof to the agenda',
    ],
    [
      'plan meeting <when> | Friday 11am',
      'schedule a meeting for Friday 11am',
      'move the meeting to Friday 11am',
    ],
    [
      'note: <text> | the crane is old',
      'note – the crane is old',
      'note that the crane is old',
      'minute: the crane is old',
    ],
    [
      'decision: <text> | buy a boat',
      'decision – buy a boat',
      'agreed: buy a boat',
      'RESOLVED: buy a boat',
    ],
    ['risk: <text> | risk | the wall', 'risk – the wall', 'new risk: the wall', 'risks: the wall'],
    ['motion: <text> | we buy', 'I move that we buy', 'motion – we buy', 'propose: we buy'],
    [
      'action: <owner> to <what> by <when> | Tom to paint',
      'action Tom to paint',
      'TODO: Tom to paint',
      'AI: Tom to paint',
      'add action: Tom to paint',
    ],
    [
      'attendance | apologies Priya',
      'Priya sends her apologies',
      'apologies from Priya',
      'apologies: Priya',
      'Priya can’t make it',
    ],
    ['attendance | absent Priya', 'Priya is absent', 'Priya is not here.'],
    ['second motion 2', 'second', 'I second the motion', 'seconded'],
    [
      'vote for motion 2 | 3',
      'vote 3 yes',
      'I vote for motion 3',
      'yes to motion 3',
      'vote yes on 3',
    ],
    ['vote against motion 2', 'vote no', 'nay', 'I vote against'],
    ['abstain on motion 2', 'I abstain', 'abstain'],
    ['open vote 2 until 15:20 | 5pm', 'open the vote until 5pm', 'open voting until 5pm'],
    ['close vote 2', 'close vote', 'close the voting'],
    [
      'open vote 2 by two-thirds | 3 | two thirds',
      'open vote 3 by two thirds',
      'open vote 3, with a two thirds majority',
    ],
    ['motion: <text> | Amend it, by three-quarters', 'special resolution: Amend it.'],
    [
      'open secret vote 2 | 3',
      'open vote 3 as a secret ballot',
      'open the vote on motion 3 secretly',
      'open vote 3 by ballot',
    ],
    [
      'open secret vote 2 | 3 | 5pm',
      'open secret vote 3 until 5pm',
      'open vote 3 in secret for 5pm',
    ],
    ['open secret vote 2', 'open a secret vote', 'start a secret ballot'],
    [
      'casting vote for motion 2 | for | 3',
      'casting vote for 3',
      'my casting vote is for motion 3',
    ],
    ['casting vote for motion 2 | against', 'casting vote against', 'cast against the motion'],
    ['abstain on motion 2 | 3', 'abstain on 3', 'I abstain on motion 3', 'abstain from 3'],
    [
      'dissent motion 2 | 3',
      'dissent 3',
      'note my dissent on 3',
      'please record my dissent from 3',
    ],
    ['dissent motion 2 | Tom | 3', 'dissent of Tom 3', 'record the dissent of Tom on motion 3'],
    ['note: <text> | I dissent from all of it', 'note that I dissent from all of it'],
    [
      'dissent motion 2 | D-4 | too dear',
      'dissent D-4 because too dear',
      'dissent from d4: too dear',
    ],
    [
      'A-12 | A-12',
      'a12',
      'A–12',
      'A‑12',
      '#A-12.',
      'action 12',

      'open action no. 12?',
    ],
    ['confirm minutes | M-4', 'confirm M-4', 'confirm meeting 4'],
    [
      'withdraw item 3 because <why> | 3',
      'remove item 3',
      'drop 3',
      'delete item 3 from the agenda',
    ],
    ['minutes | M-4', 'minutes M4', 'minutes of meeting 4', 'show minutes 4'],
    ['history A-12 | A-12', 'history a12', 'A-12 history'],
    ['accept A-12 | A-12', 'accept A-12.', 'I accept a12', 'A-12 accepted', 'accept action 12'],
    ['done A-12 | A-12', 'A-12 is done', 'mark a12 as done', 'completed A-12'],
    ['done A-12 | A-12 | see the wall', 'A-12 done: see the wall', 'finished A-12 – see the wall'],
    ['blocked A-12 | A-12 | rain', 'A-12 is stuck because of rain'],
    ['progress A-12 | A-12 | half', 'A-12 progress: half', 'update a12: half'],
    [
      'move A-12 | A-12 | to 4 May because rain',
      'postpone A-12 to 4 May because rain',
      'extend a12 until 4 May because rain',
      'A-12 to 4 May because rain',
    ],
    [
      'give A-12 | A-12 | to Jan',
      'reassign A-12 to Jan',
      'hand over a12 to Jan',
      'give A-12 to Jan please',
    ],
    ['decline A-12 | A-12 | too busy', 'I decline A-12: too busy', 'A-12 declined too busy'],
    [
      'away until <date> | Friday',
      'I’m away until Friday',
      'on holiday until Friday',
      'out of office till Friday',
    ],
    ['my time zone <zone> | Berlin', 'time zone Berlin', 'my timezone: Berlin'],
    ['review R-3 | R-3 | 3x4', 'R-3 3x4', 'score r3 3x4', 'R-3 is now 3x4'],
    ['details R-3 | R-3 | owner Tom', 'R-3 owner Tom', 'r3: owner Tom'],
    ['supersede D-3 by D-7 | D-1 | by D-2', 'D-1 is superseded by D-2', 'd1 was replaced by D-2'],
    [
      'make <person> <role> | Jan | secretary',
      'appoint Jan secretary',
      'name Jan as the secretary',
    ],
    ['make <person> <role> | Jan | deputy chair', 'make Jan the deputy chair'],
    ['make <person> <role> | Jan | vice chair', 'make Jan vice chair', 'appoint Jan vice chair.'],
    [
      'defer item 3 because <why> | 3 | no time',
      'defer 3 because no time',
      'defer item 3: no time',
    ],
    [
      'interest: <which> | 1 | my firm',
      'I have an interest in item 1: my firm',
      'conflict of interest in item 1: my firm',
    ],
  ] as const)
    for (const said of sayings) it(`“${said}”`, () => assert.equal(meant(said), command));

  for (const said of ['make coffee', 'yes', 'no', 'the', 'A-12: halfway', 'x'.repeat(9_999)])
    it(`“${said.slice(0, 20)}” is none`, () => assert.equal(meant(said), undefined));

  it('leaves people’s own words as they are', () => {
    assert.equal(courteous('note: please wait.'), 'note: please wait.');
    assert.equal(meant('note: say please'), 'note: <text> | say please');
    assert.equal(meant('please'), undefined);
  });
});
