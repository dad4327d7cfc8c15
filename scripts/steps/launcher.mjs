import fs from 'node:fs';

const LOOK_EVERY = 1000;

/**
 * Fulfilled when the npm that runs us is gone. Killed, it says nothing to us: between us stands its shell, which dies
 * without a word, or survives it.
 * @returns {Promise<void>}
 */
export function launcherGone() {
  if (!process.env.npm_lifecycle_event) return new Promise(() => {});
  const first = ancestors();
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (ancestors() === first) return;
      clearInterval(look);
      resolve();
    }, LOOK_EVERY);
    look.unref();
  });
}

const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;

/** @param {number} pid unknown elsewhere than on Linux */
function parentOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
}
