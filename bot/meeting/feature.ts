import type { Feature } from '../route.ts';
import { meetingCommands } from './commands.ts';
import { proxyCommand, proxyVerb } from './proxies.ts';
import { interestVerb } from './interest.ts';
import { rollVerbs } from './roll.ts';
import { meetingVerbs } from './verbs.ts';

export const meetingFeature: Feature = {
  verbs: [...meetingVerbs, ...rollVerbs, interestVerb, proxyVerb],
  commands: [...meetingCommands, proxyCommand],
};
