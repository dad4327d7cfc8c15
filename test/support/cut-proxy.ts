import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy to one server that can be cut: nothing passes and nothing is closed, as when a cable is pulled. */
export interface CutProxy {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startCutProxy(target: string): Promise<CutProxy> {
  const { port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const hold = (socket: Socket) => (isCut ? socket.pause() : socket.resume());
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    link(near, far);
    link(far, near);
  });

  function link(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on('data', (data) => to.write(data));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.end();
    });
    hold(from);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      sockets.forEach(hold);
    },
    mend: () => {
      isCut = false;
      sockets.forEach(hold);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
