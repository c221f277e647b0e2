import { isObject, type JsonObject } from '../../src/rehearsal/model.ts';
import { startEchoBot, type EchoBot } from './echo-bot.ts';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

const execute = (title: string, verb: string, style?: string): JsonObject => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { verb },
  ...(style && { style }),
});

const control = (title: string, more: readonly JsonObject[] = []): JsonObject => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: title, weight: 'bolder', size: 'medium', wrap: true },
    {
      type: 'FactSet',
      facts: [
        { title: 'Item', value: '3 of 7, **12 min** left' },
        { title: 'Quorum', value: '5 of 4 ✓' },
      ],
    },
    {
      type: 'TextBlock',
      text: '- Note: reserve covers the quay\n- A-12 · Priya · Fri 27 Nov',
      wrap: true,
    },
  ],
  actions: [
    {
      type: 'Action.Submit',
      title: 'Note',
      data: { verb: 'note.add', msteams: { type: 'task/fetch' } },
    },
    execute('Fail', 'demo.fail'),
    ...more,
  ],
});

const attached = (content: JsonObject) => ({ attachments: [{ contentType: ADAPTIVE, content }] });

const asking: JsonObject = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Input.Text', id: 'why', label: 'Why' },
    {
      type: 'Input.ChoiceSet',
      id: 'owner',
      label: 'Owner',
      choices: [],
      'choices.data': {
        type: 'Data.Query',
        dataset: 'graph.microsoft.com/users?scope=currentContext',
      },
    },
  ],
  actions: [execute('Decline', 'action.decline')],
};

const noteDialog: JsonObject = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'Input.Text',
      id: 'text',
      label: 'Note',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Write the note.',
    },
    { type: 'Input.Toggle', id: 'reserved', label: 'Reserved', title: 'Hide from observers' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Save', style: 'positive', data: { verb: 'note.add' } },
  ],
};

const answer = (type: string, value: unknown) => ({
  status: 200,
  body: { statusCode: 200, type, value },
});

/** A bot with just enough of everything that the page must show. */
export const startDemoBot = (): Promise<EchoBot> =>
  startEchoBot(async (activity, bot) => {
    const from = isObject(activity.from) ? activity.from : {};
    const text = typeof activity.text === 'string' ? activity.text : '';
    if (activity.type === 'message' && text.includes('with an input')) {
      await bot.reply(activity, attached(asking));
      return undefined;
    }
    if (activity.type === 'message' && text.includes('card')) {
      const action = { ...execute('See', 'demo.see') };
      const refresh = { action, userIds: [from.id] };
      await bot.reply(activity, attached({ ...control('M-4, for everyone'), refresh }));
      return undefined;
    }
    if (activity.type === 'message') {
      await bot.reply(activity, {
        text: `You said: **${text.replaceAll(/<[^>]*>/g, '').trim()}** <img src=x onerror=alert(1)>`,
      });
      return undefined;
    }
    if (activity.type === 'conversationUpdate') {
      await bot.reply(activity, attached(control('Gavel takes minutes and follows up actions')));
      return undefined;
    }
    const value = isObject(activity.value) ? activity.value : {};
    const verb = isObject(value.action) ? value.action.verb : undefined;
    if (verb === 'demo.see')
      return answer(
        ADAPTIVE,
        control('M-4, your own view', [execute('Mark done', 'demo.done', 'positive')]),
      );
    if (verb === 'demo.done')
      return answer('application/vnd.microsoft.activity.message', 'A-12 is done.');
    if (verb === 'demo.fail')
      return answer('application/vnd.microsoft.error', {
        code: 'no',
        message: 'Only the secretary can do that.',
      });
    if (verb !== undefined)
      return answer('application/vnd.microsoft.activity.message', 'Nobody knows this button.');
    if (activity.name === 'task/fetch')
      return {
        status: 200,
        body: {
          task: {
            type: 'continue',
            value: { title: 'Add a note', card: { contentType: ADAPTIVE, content: noteDialog } },
          },
        },
      };
    if (activity.name === 'task/submit')
      return { status: 200, body: { task: { type: 'message', value: 'Noted.' } } };
    return undefined;
  });
