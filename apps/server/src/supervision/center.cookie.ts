import { parse } from 'cookie';
import { roomCookieOptions } from './room.cookie.js';

/** The administrator's token: beside the invigilator's, so that one browser may hold both. */
export const CENTER_COOKIE = 'vigie_center';

export const centerCookieOptions = roomCookieOptions;

export const centerToken = (header: string | undefined): string | undefined => parse(header ?? '')[CENTER_COOKIE];
