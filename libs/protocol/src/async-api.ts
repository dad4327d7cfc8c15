import { NAMESPACES, type Namespace, type SchemaName } from './catalogue.js';
import { jsonSchemas, refTo } from './json-schema.js';
import { PROTOCOL_VERSION } from './version.js';

/** The sockets in AsyncAPI 3, from the server's side: it receives what clients ask and sends what it tells. */
export function asyncApi() {
  const channels = Object.entries(NAMESPACES).map(
    ([address, one]) => [nameOf(address), channel(address, one)] as const,
  );
  const operations = Object.entries(NAMESPACES).flatMap(([address, one]) => operationsOf(nameOf(address), one));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Vigie',
      version: `${PROTOCOL_VERSION}.0.0`,
      description: 'Sockets of Vigie (Socket.IO 4 at /socket.io/). The rules in words: docs/protocol.md.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels),
    operations: Object.fromEntries(operations),
    components: { schemas: jsonSchemas() },
  };
}

const nameOf = (address: string) => address.slice(1);

function channel(address: string, { asked, told, handshake }: Namespace) {
  const asks = Object.entries(asked).flatMap(([event, { body, replies, does }]) => [
    [event, message(event, does, body)] as const,
    [`${event}.reply`, message(`${event}.reply`, 'The acknowledgement.', ...replies)] as const,
  ]);
  const tells = Object.entries(told).map(([event, { body, does }]) => [event, message(event, does, body)] as const);
  return {
    address,
    title: `namespace ${address}`,
    description: `The handshake's auth is a ${handshake}.`,
    messages: Object.fromEntries([...asks, ...tells]),
  };
}

function message(name: string, summary: string, ...bodies: (SchemaName | null)[]) {
  const refs = bodies.filter((body) => body !== null).map(refTo);
  const payload = refs.length > 1 ? { oneOf: refs } : (refs[0] ?? { type: 'null', description: 'No body.' });
  return { name, summary, payload };
}

function operationsOf(name: string, { asked, told }: Namespace) {
  const inChannel = { $ref: `#/channels/${name}` };
  const saying = (event: string) => [{ $ref: `#/channels/${name}/messages/${event}` }];
  const asks = Object.entries(asked).map(([event, { does }]) => {
    const reply = { channel: inChannel, messages: saying(`${event}.reply`) };
    return [
      `${name}.${event}`,
      { action: 'receive', summary: does, channel: inChannel, messages: saying(event), reply },
    ] as const;
  });
  const tells = Object.entries(told).map(
    ([event, { does }]) =>
      [`${name}.${event}`, { action: 'send', summary: does, channel: inChannel, messages: saying(event) }] as const,
  );
  return [...asks, ...tells];
}
