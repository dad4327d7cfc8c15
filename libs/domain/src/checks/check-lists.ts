/** B5 and R11, in the order of the day: the room, what pupils were told, what the invigilator was handed, their own, at closing. */
export const CHECK_LISTS = ['room', 'told', 'handed', 'invigilator', 'closing'] as const;
export type CheckList = (typeof CHECK_LISTS)[number];

/** Whose each list is: the other only reads it. */
export const TICKED_BY: Record<CheckList, 'administrator' | 'invigilator'> = {
  room: 'administrator',
  told: 'administrator',
  handed: 'administrator',
  invigilator: 'invigilator',
  closing: 'invigilator',
};

export const listsOf = (who: 'administrator' | 'invigilator'): CheckList[] =>
  CHECK_LISTS.filter((list) => TICKED_BY[list] === who);

/** A text of a list, as a version of it has it. */
export interface CheckText {
  readonly id: string;
  readonly text: string;
  readonly version: number;
}

/** Today's texts in their order; one that is ticked as it was ticked, whatever became of the text since. */
export function itemsShown<Tick extends CheckText>(
  texts: readonly CheckText[],
  ticks: readonly Tick[],
): { item: CheckText; tick: Tick | null }[] {
  const byId = new Map(ticks.map((tick) => [tick.id, tick]));
  const current = texts.map((text) => ({ item: byId.get(text.id) ?? text, tick: byId.get(text.id) ?? null }));
  const removed = ticks.filter(({ id }) => !texts.some((text) => text.id === id));
  return [...current, ...removed.map((tick) => ({ item: tick, tick }))];
}
