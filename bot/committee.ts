import { z } from 'zod';
import { helpCard } from '../cards/help.ts';
import { pauseDialog, sponsorDialog } from '../cards/evidence.ts';
import { Invalid } from '../src/errors.ts';
import { dayText } from '../src/text/format.ts';
import { text } from '../src/text/text.ts';
import { candidatesOf, choosable, maybeChosen } from './candidates.ts';
import { sensible } from './dates.ts';
import { nowhere } from './fallback.ts';
import { bodiesOf, home } from './home.ts';
import { clearable, date, person, present } from './inputs.ts';
import { privateScene } from './reading.ts';
import { aloud } from './register/commands.ts';
import { policyCardIn } from './register/evidence.ts';
import { open, summaryOf } from './register/opens.ts';
import type { Feature, Reply } from './route.ts';
import { content, say, told, verbRoute } from './route.ts';
import { calendarOf, rightsOf, sceneFor } from './scene.ts';
import type { Body, Turn } from './turn.ts';
import { bodyOf, carryOut } from './turn.ts';

const committees = async (turn: Turn): Promise<Reply> => {
  const card = await open(turn, { show: 'committees' });
  return { private: content(summaryOf(card), card) };
};

/** Makes this conversation a further one of a committee that the speaker leads. */
const link = async (turn: Turn, code: string): Promise<Reply> => {
  const body = (await bodiesOf(turn)).find(({ state }) => state.code === code.toUpperCase());
  if (!body) throw new Invalid('code-unknown', { code: code.slice(0, 10) });
  const may = await rightsOf(sceneFor(turn, body));
  if (!may('committee.setup')) throw new Invalid('code-unknown', { code: code.slice(0, 10) });
  await turn.services.committees.linkConversation(turn.inbound.address, body.id);
  return { public: say(text('reply.linked', { code: body.state.code, name: body.state.name })) };
};

const takeOver = async (turn: Turn, body: Body): Promise<Reply> => {
  const members = await turn.services.roster.members(turn.inbound.address);
  const self = members.find(({ aadObjectId }) => aadObjectId === turn.me.aadObjectId);
  const teamOwner = self?.owner === true;
  await carryOut(turn, body, {
    verb: 'committee.take-over',
    id: 'committee',
    input: { teamOwner },
  });
  await turn.services.directory.joinCommittee(turn.me, body.id);
  return { public: say(text('reply.tookOver', { name: turn.me.name })) };
};

/** How the records say that reminders are paused until somebody resumes them. */
const FOREVER = '9999-12-31';

/** Pauses reminders until a day; null resumes them. */
const pause = async (turn: Turn, body: Body, until: string | null): Promise<Reply> => {
  const today = calendarOf(body.state).dateOf(turn.now);
  if (until !== null && until !== FOREVER) sensible(until, today);
  await carryOut(turn, body, { verb: 'chase.pause', id: 'committee', input: { until } });
  return told(
    text('reply.paused', {
      until: until === FOREVER ? 'forever' : until === null ? 'none' : dayText(until, today),
    }),
  );
};

export const committeeFeature: Feature = {
  verbs: [
    verbRoute({
      verb: 'committee.take-over',
      input: z.looseObject({}),
      handle: async (turn, _input, { committee }) => takeOver(turn, await bodyOf(turn, committee)),
    }),
    verbRoute({
      verb: 'chase.pause',
      input: z.object({ until: clearable(date) }),
      form: async (turn, { committee }) => {
        const body = await bodyOf(turn, committee);
        return pauseDialog(sceneFor(turn, body).place, { id: 'committee', version: body.version });
      },
      handle: async (turn, { until }, { committee }) =>
        pause(turn, await bodyOf(turn, committee), until),
    }),
    verbRoute({
      verb: 'chase.policy',
      input: z.object({ sponsor: clearable(person) }),
      form: async (turn, { committee }) => {
        const body = await bodyOf(turn, committee);
        const people = choosable(await candidatesOf(turn, body));
        const subject = { id: 'committee', version: body.version };
        const { sponsor } = body.state;
        return sponsorDialog(sceneFor(turn, body).place, subject, {
          people,
          ...present({ sponsor }),
        });
      },
      handle: async (turn, { sponsor }, { committee }) => {
        const before = await bodyOf(turn, committee);
        const input = { sponsor: await maybeChosen(turn, sponsor) };
        await carryOut(turn, before, { verb: 'chase.policy', id: 'committee', input });
        const note = text('reply.saved');
        if (turn.place !== 'personal') return { note };
        const card = await policyCardIn(privateScene(turn, await bodyOf(turn, committee)));
        return { card, summary: summaryOf(card), note };
      },
    }),
  ],
  commands: [
    {
      name: 'help',
      pattern: /^(?:help|hi|hello|hey|start)?\s*[!.?]?\s*$/iu,
      handle: async (turn) => ({ card: helpCard(nowhere(turn)), summary: text('reply.help') }),
    },
    {
      name: 'members',
      pattern: /^(?:members|people)\s*$/iu,
      handle: async (turn) => aloud(turn, await home(turn), { show: 'members' }),
    },
    {
      name: 'rules',
      pattern: /^(?:the\s+)?rules\s*$/iu,
      handle: async (turn) => aloud(turn, await home(turn), { show: 'rules' }),
    },
    {
      name: 'committees',
      pattern: /^committees\s*$/iu,
      handle: committees,
    },
    {
      name: 'link <code>',
      pattern: /^link(?:\s+(?:to\s+)?(?<code>[a-z0-9]{1,8}))?\s*$/iu,
      handle: async (turn, { code }) => (code ? link(turn, code) : committees(turn)),
    },
    {
      name: 'take over',
      pattern: /^take\s+over\s*$/iu,
      handle: async (turn) => takeOver(turn, await home(turn)),
    },
    {
      name: 'pause reminders',
      pattern: /^(?<what>pause|resume)\s+reminders\s*$/iu,
      handle: async (turn, { what }) =>
        pause(turn, await home(turn), what?.toLowerCase() === 'pause' ? FOREVER : null),
    },
  ],
};
