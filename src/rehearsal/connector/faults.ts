import { CLOSE_WITHOUT_ANSWER, type Mount, type MountAnswer } from '../mount.ts';
import { failed } from './answers.ts';

/** A failure that Teams can show, for the next `times` requests that match. */
export interface Fault {
  readonly method?: Mount['method'];
  /** Part of the request's path below `/rehearsal`, decoded. */
  readonly path?: string | RegExp;
  readonly times: number;
  readonly answer:
    | { readonly status: number; readonly code?: string; readonly retryAfterSeconds?: number }
    | 'reset'
    | 'hang';
  /** `after`: the request takes effect and only its answer is lost. */
  readonly when?: 'before' | 'after';
}

const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  403: ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
  404: ['ConversationNotFound', 'Conversation not found.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  413: ['MessageSizeTooBig', 'Message size too large.'],
  429: ['Throttled', 'Too many requests.'],
  502: ['ServiceError', 'Bad gateway.'],
  504: ['GatewayTimeout', 'Gateway timeout.'],
};

/** Keeps the faults that tests asked for. `release` ends the hanging requests. */
export const createFaults = () => {
  let planned: Fault[] = [];
  const hanging = new Set<() => void>();

  const matches = (fault: Fault, method: string, path: string): boolean => {
    if (fault.method && fault.method !== method) return false;
    if (fault.path === undefined) return true;
    return typeof fault.path === 'string' ? path.includes(fault.path) : fault.path.test(path);
  };

  const answerOf = async ({ answer }: Fault): Promise<MountAnswer> => {
    if (answer === 'reset') return { status: CLOSE_WITHOUT_ANSWER };
    if (answer === 'hang') {
      await new Promise<void>((resolve) => hanging.add(resolve));
      return { status: CLOSE_WITHOUT_ANSWER };
    }
    const [code, message] = CODES[answer.status] ?? ['ServiceError', 'Service error.'];
    const sent = failed(answer.status, answer.code ?? code, message);
    return answer.retryAfterSeconds === undefined
      ? sent
      : { ...sent, headers: { 'retry-after': String(answer.retryAfterSeconds) } };
  };

  return {
    add(fault: Fault): void {
      planned = [...planned, fault];
    },
    clear(): void {
      planned = [];
    },
    /** Uses up one time of the first fault that fits. */
    take(method: string, path: string): Fault | undefined {
      const found = planned.find((fault) => matches(fault, method, path));
      if (!found) return undefined;
      planned = planned
        .map((fault) => (fault === found ? { ...fault, times: fault.times - 1 } : fault))
        .filter(({ times }) => times > 0);
      return found;
    },
    answerOf,
    release(): void {
      for (const resolve of hanging) resolve();
      hanging.clear();
    },
  };
};

export type Faults = ReturnType<typeof createFaults>;
