import { Logger } from '@nestjs/common';
import { PROTOCOL_VERSION, RefusalCode, type Goodbye, type RefusalMessage } from '@vigie/protocol';
import { languageOf, type Language } from '@vigie/wording';
import type { Namespace, Socket } from 'socket.io';
import type { ZodError, ZodType } from 'zod';
import { refusal } from './words.js';

const logger = new Logger('Door');
/** Who goes on this far past the limit is not a person: the socket closes. */
const FLOOD = 10;

/** A refusal on its way through socket.io's handshake. */
export class Refused extends Error {
  readonly data: Goodbye;

  constructor(language: Language, code: RefusalCode) {
    const { text } = refusal(language, code);
    super(code);
    this.data = { code, text };
  }
}

/** The language of the page; a browser's own may be another. */
export function languageOfSocket({ handshake }: Socket): Language {
  const said: unknown = handshake.auth['language'];
  return said === 'fr' || said === 'en' ? said : languageOf(handshake.headers['accept-language']);
}

/** Authenticates before the socket is accepted; serves this version of the protocol and the one before. */
export function guard(namespace: Namespace, authenticate: (socket: Socket) => Promise<RefusalCode | null>): void {
  namespace.use((socket, next) => {
    const refuse = (code: RefusalCode) => next(new Refused(languageOfSocket(socket), code));
    const protocol: unknown = socket.handshake.auth['protocol'];
    if (protocol !== PROTOCOL_VERSION && protocol !== PROTOCOL_VERSION - 1) return refuse('protocol-too-old');
    authenticate(socket)
      .then((code) => (code ? refuse(code) : next()))
      .catch((error: Error) => {
        logger.error(`handshake failed: ${error.message}`, error.stack);
        refuse('internal');
      });
  });
}

/** Answers what no handler knows, and slows down whoever floods: an acknowledgement that never comes helps nobody. */
export function screen(socket: Socket, known: readonly string[], mostASecond: number): void {
  // Asked of every message: no timer, no promise.
  let [since, sent] = [0, 0];
  socket.use(([event, ...args], next) => {
    const reply = args.at(-1);
    const refuse = (code: RefusalCode) =>
      typeof reply === 'function'
        ? (reply as (r: RefusalMessage) => void)(refusal(languageOfSocket(socket), code))
        : undefined;
    if (!known.includes(event as string)) return refuse('unknown-message');
    const now = performance.now();
    if (now - since >= 1_000) [since, sent] = [now, 0];
    if (++sent <= mostASecond) return next();
    refuse('too-many-messages');
    if (sent > mostASecond * FLOOD) socket.disconnect(true);
  });
}

/** Parse, hand over, answer. Whatever goes wrong, the answer is a refusal in words, never an exception. */
export async function answer<Message, Reply>(
  socket: Socket,
  schema: ZodType<Message>,
  body: unknown,
  handle: (message: Message) => Promise<Reply>,
): Promise<Reply | RefusalMessage> {
  const language = languageOfSocket(socket);
  const parsed = schema.safeParse(body);
  if (!parsed.success) return refusal(language, codeOf(parsed.error));
  try {
    return await handle(parsed.data);
  } catch (error) {
    logger.error(`message failed: ${(error as Error).message}`, (error as Error).stack);
    return refusal(language, 'internal');
  }
}

/** A field may name the refusal that says what is wrong with it. */
function codeOf({ issues }: ZodError): RefusalCode {
  if (issues.some(({ code, path }) => code === 'invalid_union' && path[0] === 'type')) return 'unknown-message';
  const named = issues.flatMap(({ message }) => RefusalCode.safeParse(message).data ?? []);
  return named[0] ?? 'invalid-message';
}

/** Says why, then closes. */
export function dismiss(socket: Socket, code: RefusalCode): void {
  const { text } = refusal(languageOfSocket(socket), code);
  socket.emit('goodbye', { code, text });
  socket.disconnect(true);
}
