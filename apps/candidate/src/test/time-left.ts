const MINUTE = 60_000;

/** Whole minutes until the last five; then minutes and seconds. Null once the time is up. */
export function timeLeft(ms: number): string | null {
  if (ms <= 0) return null;
  const minutes = Math.floor(ms / MINUTE);
  if (ms < 5 * MINUTE) return `${minutes}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`;
}

/** T3: the stretch of the test, announced once when it is entered. */
export function stretchOf(ms: number): 'calm' | 'lastQuarter' | 'lastFive' | 'up' {
  if (ms <= 0) return 'up';
  if (ms <= 5 * MINUTE) return 'lastFive';
  return ms <= 15 * MINUTE ? 'lastQuarter' : 'calm';
}
