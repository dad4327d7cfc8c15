/** `timestamptz` in an entity: epoch ms on this side (the parser of `database.ts`), a Date on the way in. */
export const instantColumn = {
  to: (ms: number | null) => (typeof ms === 'number' ? new Date(ms) : ms),
  from: (ms: number | null) => ms,
};
