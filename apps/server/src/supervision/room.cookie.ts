import { parse } from 'cookie';
import type { CookieOptions } from 'express';

/** The invigilator's token: out of reach of scripts and of other sites. */
export const ROOM_COOKIE = 'vigie_room';

export const roomCookieOptions = (isSecure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: isSecure,
  path: '/',
});

export const roomToken = (header: string | undefined): string | undefined => parse(header ?? '')[ROOM_COOKIE];
