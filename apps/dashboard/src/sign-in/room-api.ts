import type { NameRequest, ProjectionLink, ProjectionStopped, RoomAccess, SignInRequest } from '@vigie/protocol';
import { apiOf } from './api';

const { ask, signOut } = apiOf('room');

export const roomApi = {
  me: () => ask<RoomAccess>('me'),
  signIn: (request: SignInRequest) => ask<RoomAccess>('sign-in', request),
  name: (request: NameRequest) => ask<RoomAccess>('name', request),
  shareProjection: () => ask<ProjectionLink>('projection', {}),
  stopProjections: () => ask<ProjectionStopped>('projection/stop', {}),
  signOut,
};
