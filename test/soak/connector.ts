import { createServer } from 'node:http';
import { once } from 'node:events';

/** A message as it arrived at the socket of a connector. */
export interface Post {
  readonly conversation: string;
  readonly activityId: string;
  readonly summary: string;
}

const CHATS = '/v3/conversations';

/**
 * A connector that takes everything and keeps what was posted. `onPost` is called when a post has arrived
 * and is not answered yet.
 */
export const startConnector = async ({
  onPost = () => undefined,
  members = [],
}: {
  readonly onPost?: (summary: string) => void;
  readonly members?: readonly {
    readonly id: string;
    readonly name: string;
    readonly objectId: string;
  }[];
} = {}) => {
  const posts: Post[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = decodeURIComponent(request.url ?? '');
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as {
        readonly summary?: string;
        readonly members?: readonly { readonly id: string }[];
      };
      const answer = (status: number, value: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (path.endsWith(CHATS)) return answer(201, { id: `chat-${body.members?.[0]?.id}` });
      const [, conversation = ''] = /conversations\/([^/;]+)/.exec(path) ?? [];
      if (request.method !== 'POST') return answer(200, { members });
      count += 1;
      const activityId = `posted-${count}`;
      posts.push({ conversation, activityId, summary: body.summary ?? '' });
      onPost(body.summary ?? '');
      setTimeout(() => answer(201, { id: activityId }), count % 4);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    serviceUrl: `http://127.0.0.1:${port}/connector`,
    posts: posts as readonly Post[],
    [Symbol.asyncDispose]: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
    },
  };
};
