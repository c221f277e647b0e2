import type { Mount, MountRequest } from '../mount.ts';
import type { World } from '../world.ts';
import { activityRoutes } from './activities.ts';
import { failed } from './answers.ts';
import { conversationRoutes } from './conversations.ts';
import type { Faults } from './faults.ts';
import { createLimiter } from './limits.ts';
import { memberRoutes } from './members.ts';
import { teamRoutes } from './teams.ts';

export interface ConnectorOptions {
  readonly faults: Faults;
  /** Whether Teams' rate limits are on at this moment. */
  readonly limited: () => boolean;
  /** Milliseconds of real time. */
  readonly monotonic: () => number;
}

const pathOf = (path: string, params: MountRequest['params']): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');

/** Bot Connector v3 as Teams speaks it, below `/rehearsal`. */
export const connectorRoutes = (world: World, options: ConnectorOptions): Mount[] => {
  const wait = createLimiter(options.monotonic);

  const guarded = (route: Mount): Mount => ({
    method: route.method,
    path: `/rehearsal${route.path}`,
    async handle(request) {
      const fault = options.faults.take(route.method, pathOf(route.path, request.params));
      if (fault && fault.when !== 'after') return options.faults.answerOf(fault);

      const thread = request.params.conversationId ?? route.path;
      const ms = options.limited() ? wait(thread, route.method === 'GET' ? 'read' : 'send') : 0;
      if (ms > 0)
        return {
          ...failed(429, 'Throttled', 'Too many requests.'),
          headers: { 'retry-after': String(Math.ceil(ms / 1_000)) },
        };
      const answer = await route.handle(request);
      return fault ? options.faults.answerOf(fault) : answer;
    },
  });

  const activities = activityRoutes(world);
  return [
    ...conversationRoutes(world, activities.send),
    ...activities.routes,
    ...memberRoutes(world),
    ...teamRoutes(world),
  ].map(guarded);
};
