import { describe, expect, it } from 'vitest';
import { isPublicAddress, webhookUrl } from './webhook.address.js';

describe('[F1] where a webhook may lead', () => {
  it.each(['8.8.8.8', '193.51.24.1', '2a01:cb00::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.10',
    '169.254.169.254',
    '100.100.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('https to a name or a public address', () => {
    expect(webhookUrl('https://hooks.example.org/vigie?x=1', [])?.href).toBe('https://hooks.example.org/vigie?x=1');
    expect(webhookUrl('https://8.8.8.8/', [])).not.toBeNull();
  });

  it.each([
    'http://hooks.example.org/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://ana:secret@hooks.example.org/',
    'ftp://hooks.example.org/',
    'hooks.example.org',
    '',
  ])('not %s', (url) => {
    expect(webhookUrl(url, [])).toBeNull();
  });

  it('what the installation names, by host or by host and port', () => {
    expect(webhookUrl('http://127.0.0.1:8080/in', ['127.0.0.1'])).not.toBeNull();
    expect(webhookUrl('http://127.0.0.1:8080/in', ['127.0.0.1:8080'])).not.toBeNull();
    expect(webhookUrl('http://127.0.0.1:8081/in', ['127.0.0.1:8080'])).toBeNull();
  });
});
