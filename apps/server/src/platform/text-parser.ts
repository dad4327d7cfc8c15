import { Decoder, type Packet } from 'socket.io-parser';

/** socket.io's own wire, without the search for binary in every message before it is written: Vigie sends text alone. */
class TextEncoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

export const textParser = { Encoder: TextEncoder, Decoder };
