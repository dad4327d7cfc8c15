import type { Invigilator } from '@vigie/protocol';
import { inject, provide, type InjectionKey } from 'vue';

/** The name of an invigilator of the room (R0); '' while it is not known. */
type NameOf = (personId: string | null) => string;

const KEY: InjectionKey<NameOf> = Symbol('invigilators');

export function provideInvigilators(people: () => readonly Invigilator[]): NameOf {
  const nameOf: NameOf = (id) => people().find(({ personId }) => personId === id)?.name ?? '';
  provide(KEY, nameOf);
  return nameOf;
}
export const useInvigilators = (): NameOf => inject(KEY, () => '');
