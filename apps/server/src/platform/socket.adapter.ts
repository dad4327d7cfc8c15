import { Logger, type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { Adapter } from 'socket.io-adapter';
import type { Config } from './config.js';
import { letGoOfRead, letGoOfSent, type Upgrade } from './let-go.js';
import { isOwnOrigin } from './origin.js';
import type { Redis } from './redis.js';
import { textParser } from './text-parser.js';

const LARGEST_MESSAGE = 16 * 1024;
/** Frames are caught up from Postgres: the stream need not remember more than a moment. */
const STREAM_LENGTH = 500;

/** One process alone: there is nobody else to tell. */
class AloneAdapter extends Adapter {
  override serverSideEmit(): void {}
}

/** What is told while Redis is away is lost to the other nodes, which find it by the heads: no answer is waited for. */
function forgiving(redis: Redis): Redis {
  const add = redis.xAdd.bind(redis);
  return Object.assign(redis, { xAdd: (...told: Parameters<typeof add>) => add(...told).catch(() => null) });
}

/** socket.io as Vigie runs it: own origins only on both transports, a dead link noticed within 10 s. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly config: Config,
    private readonly redis: Redis | null,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      cors: undefined,
      adapter: this.redis
        ? createAdapter(forgiving(this.redis), { maxLen: STREAM_LENGTH, onlyPlaintext: true })
        : AloneAdapter,
      parser: textParser,
      serveClient: false,
      allowRequest: (request: IncomingMessage, done: (error: string | null, allowed: boolean) => void) =>
        done(null, isOwnOrigin(request, this.config.publicOrigins)),
      maxHttpBufferSize: LARGEST_MESSAGE,
      pingInterval: 5_000,
      pingTimeout: 5_000,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
    } as unknown as ServerOptions);
    letGoOfSent(server.engine);
    letGoOfRead(server.engine);
    server.engine.use((request: Upgrade, response: ServerResponse, next: () => void) => {
      request.res ??= response;
      next();
    });
    // The root namespace exists by itself and has no door: nobody has business there.
    server.use((_socket, next) => next(new Error('not-allowed')));
    return server;
  }

  /**
   * One listener a message type. Nest's own, a chain of observables for each type on each socket, weighs more than all
   * the rest of a connection (ADR 8).
   */
  override bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    for (const { message, callback } of handlers)
      socket.on(message, (...sent: unknown[]) => void reply(callback, sent));
  }
}

const logger = new Logger('Sockets');

/** Answers one message. The last thing sent is the acknowledgement's callback, when the sender wants one. */
export async function reply(handle: MessageMappingProperties['callback'], sent: unknown[]): Promise<void> {
  const acknowledge = sent.at(-1);
  if (typeof acknowledge !== 'function') return;
  try {
    acknowledge(await handle(sent.length > 1 ? sent[0] : undefined, acknowledge));
  } catch (error) {
    logger.error(`a message was not answered: ${(error as Error).message}`, (error as Error).stack);
  }
}
