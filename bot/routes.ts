import { Invalid } from '../src/errors.ts';
import type { CommandRoute, Feature, VerbRoute } from './route.ts';

export interface Routes {
  verb(name: string): VerbRoute | undefined;
  command(
    text: string,
  ):
    | { readonly route: CommandRoute; readonly groups: Record<string, string | undefined> }
    | undefined;
  readonly names: readonly string[];
}

/** Puts the features together. Throws Invalid (`verb-twice`, `command-twice`) at start-up. */
export const createRoutes = (features: readonly Feature[]): Routes => {
  const verbs = new Map<string, VerbRoute>();
  const commands = new Map<string, CommandRoute>();
  for (const feature of features) {
    for (const route of feature.verbs ?? []) {
      if (verbs.has(route.verb)) throw new Invalid('verb-twice', { verb: route.verb });
      verbs.set(route.verb, route);
    }
    for (const route of feature.commands ?? []) {
      if (commands.has(route.name)) throw new Invalid('command-twice', { command: route.name });
      commands.set(route.name, route);
    }
  }
  return {
    verb: (name) => verbs.get(name),
    command: (text) => {
      for (const route of commands.values()) {
        const match = route.pattern.exec(text);
        if (match) return { route, groups: { ...match.groups } };
      }
      return undefined;
    },
    names: [...commands.keys()],
  };
};
