import { afterEach, describe, expect, it, vi } from 'vitest';
import { postNumber } from './post-number';

describe('[R2] the number of a PC', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    postNumber('?poste=');
  });

  it('is none on a PC that was given none', () => expect(postNumber('')).toBeNull());

  it('is remembered once the address has said it, until the address says another', () => {
    expect(postNumber('?session=4217&poste=12')).toBe('12');
    expect(postNumber('')).toBe('12');
    expect(postNumber('?poste=B-3')).toBe('B-3');
    expect(postNumber('?session=4217')).toBe('B-3');
  });

  it.each(['123456789', '<b>', '1 2'])('is not « %s »: what was remembered stays', (wrong) => {
    postNumber('?poste=12');
    expect(postNumber(`?poste=${encodeURIComponent(wrong)}`)).toBe('12');
  });

  it('is forgotten when the address says an empty one', () => {
    postNumber('?poste=12');
    expect(postNumber('?poste=')).toBeNull();
    expect(postNumber('')).toBeNull();
  });

  it('holds as long as the page where storage is refused', () => {
    const closed = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: closed, setItem: closed, removeItem: closed });
    expect(postNumber('?poste=12')).toBe('12');
    expect(postNumber('')).toBe('12');
  });
});
