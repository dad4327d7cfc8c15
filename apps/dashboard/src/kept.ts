/** What this browser keeps of a person's choices. One that keeps nothing: the choice lasts as long as the page. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A full or closed storage is no reason to fail.
  }
}
