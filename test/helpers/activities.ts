/** An activity as Teams sends it, from Maya in the board's channel. `over` replaces whole fields. */
export const activity = (
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  type: 'message',
  id: '1700000000001',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/connector',
  from: { id: '29:maya', name: 'Maya Chen', aadObjectId: 'aad-maya' },
  recipient: { id: '28:gavel', name: 'Gavel' },
  conversation: {
    id: '19:board@thread.tacv2;messageid=1700000000000',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'harbour',
  },
  channelData: {
    tenant: { id: 'harbour' },
    team: { id: '19:team@thread.tacv2', name: 'Harbour' },
    channel: { id: '19:board@thread.tacv2', name: 'Board' },
  },
  text: '<at>Gavel</at> help',
  entities: [
    { type: 'mention', text: '<at>Gavel</at>', mentioned: { id: '28:gavel', name: 'Gavel' } },
  ],
  ...over,
});

/** The same as an invoke. */
export const invoke = (
  name: string,
  value: unknown,
  over: Readonly<Record<string, unknown>> = {},
) =>
  activity({
    type: 'invoke',
    name,
    value,
    text: undefined,
    entities: [],
    replyToId: '1700000000000',
    ...over,
  });
