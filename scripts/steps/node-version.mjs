// Read by any Node since 14: it must be able to say that this Node is too old.
const OLDEST = [20, 19];

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `\nVigie demande Node ${OLDEST.join('.')} ou plus récent ; celui-ci est le ${process.versions.node}.\n`,
  );
  process.exit(1);
}
