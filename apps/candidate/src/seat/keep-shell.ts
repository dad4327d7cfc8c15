/** Lets this page open without network, where the browser allows it: not over plain http on a school's LAN. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(ownFiles(), []);
}

/** All that this page has loaded of its own: its scripts and its styles. */
function ownFiles(): string[] {
  const folder = new URL('assets/', document.baseURI).href;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  return [...new Set(loaded.filter((name) => name.startsWith(folder)))];
}
