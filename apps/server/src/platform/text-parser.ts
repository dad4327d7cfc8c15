import { Decoder, type Packet } from 'socket.io-parser';

/** A message's body as JSON, written already: it goes as it is. Never through Redis, whose adapter writes its own. */
export class Written {
  constructor(readonly text: string) {}
}

const textOf = (data: unknown[]): string =>
  data[1] instanceof Written ? `["${data[0] as string}",${data[1].text}]` : JSON.stringify(data);

/** socket.io's own wire, without the search for binary in every message before it is written: Vigie sends text alone. */
class TextEncoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : textOf(data as unknown[])}`];
  }
}

export const textParser = { Encoder: TextEncoder, Decoder };
