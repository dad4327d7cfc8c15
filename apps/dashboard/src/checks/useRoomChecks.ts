import { inject, provide, type InjectionKey } from 'vue';
import { roomChecks } from './checks-api';
import { useChecks, type Checks } from './useChecks';

const KEY: InjectionKey<Checks> = Symbol('checks');

/** Read with the page, when it comes back into sight, and every few seconds while their dialog is open: the room itself asks for nothing. */
export function provideRoomChecks(isNeeded: () => boolean): Checks {
  const checks = useChecks(roomChecks, isNeeded);
  provide(KEY, checks);
  return checks;
}

/** Null where no room is around. */
export const useRoomChecks = (): Checks | null => inject(KEY, null);
