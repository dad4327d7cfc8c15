/** The version of the wire, carried by every handshake. The server serves this one and the one before. */
export const PROTOCOL_VERSION = 1;
