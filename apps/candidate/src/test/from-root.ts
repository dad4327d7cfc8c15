/** An address of the server's root, wherever that root stands: `/vigie/api/…` behind a proxy with a sub-path. */
export const fromRoot = (url: string): string => new URL(`..${url}`, document.baseURI).pathname;
