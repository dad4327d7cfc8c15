/// <reference types="vite/client" />
import { PROTOCOL_VERSION } from '@vigie/protocol/version';
import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';

/** WebSocket first, HTTP long-polling where a school's proxy refuses it; works under a sub-path. */
const base: Partial<ManagerOptions & SocketOptions> = {
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  reconnectionDelay: 300,
  reconnectionDelayMax: 3_000,
  randomizationFactor: 0.5,
  timeout: 8_000,
  autoConnect: false,
};

/** A socket of the namespace, not yet connected. `auth` goes in the handshake, beside the protocol's version and the page's language. */
export function openSocket(
  namespace: '/seat' | '/room' | '/center' | '/projection',
  auth: Record<string, unknown> = {},
) {
  const path = new URL('../socket.io/', new URL(import.meta.env.BASE_URL, document.baseURI)).pathname;
  const knock = (say: (auth: object) => void) =>
    say({ ...auth, protocol: PROTOCOL_VERSION, language: document.documentElement.lang });
  return io(`${location.origin}${namespace}`, { ...base, path, auth: knock });
}
