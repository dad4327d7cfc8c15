// Read by any Node since 14: it must be able to say that this Node is too old.
const OLDEST = { major: 20, minor: 19 };

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  const wanted = `${OLDEST.major}.${OLDEST.minor}`;
  console.error(`\nVigie demande Node ${wanted} ou plus récent ; celui-ci est le ${process.versions.node}.\n`);
  process.exit(1);
}
