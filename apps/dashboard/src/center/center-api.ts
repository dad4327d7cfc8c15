import type { CenterAccess, CenterSignInRequest } from '@vigie/protocol';
import { apiOf } from '../sign-in/api';

const { ask, signOut } = apiOf('center');

export const centerApi = {
  me: () => ask<CenterAccess>('me'),
  signIn: (request: CenterSignInRequest) => ask<CenterAccess>('sign-in', request),
  signOut,
};
