import { createHmac } from 'node:crypto';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isNamed, publicLookup, webhookUrl } from './webhook.address.js';

const PATIENCE_MS = 10_000;

/** Over the second at which it was signed and the body as it is: `t=…,v1=…`. */
export function signature(secret: string, second: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex');
  return `t=${second},v1=${mac}`;
}

export interface Call {
  url: string;
  secret: string;
  id: string;
  second: number;
  body: string;
}

/** POSTs; resolves on a 2xx, rejects on everything else. A redirection is not followed; what is answered is not read. */
export async function call({ url: text, ...one }: Call, hosts: readonly string[], signal: AbortSignal): Promise<void> {
  const url = webhookUrl(text, hosts);
  if (!url) throw new Error('the address is not allowed');
  const status = await post(url, one, hosts, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
}

function post(url: URL, one: Omit<Call, 'url'>, hosts: readonly string[], signal: AbortSignal): Promise<number> {
  const send = url.protocol === 'https:' ? secure : plain;
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(one.body),
    'User-Agent': 'Vigie',
    'X-Vigie-Delivery': one.id,
    'X-Vigie-Signature': signature(one.secret, one.second, one.body),
  };
  const lookup = isNamed(url, hosts) ? {} : { lookup: publicLookup };
  return new Promise((resolve, reject) => {
    const request = send(url, { method: 'POST', headers, signal, agent: false, ...lookup }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(one.body);
  });
}
