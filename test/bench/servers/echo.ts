/** A bare botbuilder and restify bot that repeats what it hears: what Gavel's turn is measured against. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import type { Request, Response } from 'restify';
import { trustFrom } from './trust.ts';

const trust = trustFrom(process.argv[2]);
const authentication = new ConfigurationBotFrameworkAuthentication(
  trust?.options ?? {},
  trust?.credentials,
);
const adapter = new CloudAdapter(authentication);
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request as never, response, async (context) => {
    await context.sendActivity(`Noted: ${context.activity.text}`);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.url));
