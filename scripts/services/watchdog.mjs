// Runs PostgreSQL and holds one end of a pipe: when the other end closes, however its holder died, PostgreSQL stops.
import { spawn } from 'node:child_process';

const PATIENCE = 20_000;
const { command, args, uid, gid } = JSON.parse(process.argv[2] ?? '{}');

const server = spawn(command, args, { uid, gid, cwd: '/', stdio: ['ignore', 'inherit', 'inherit'] });
server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? 1));

function stop() {
  server.kill('SIGINT'); // "fast" shutdown: clients are disconnected, what is committed is safe
  setTimeout(() => server.kill('SIGQUIT'), PATIENCE);
}

process.stdin.once('close', stop).once('error', () => {});
process.stdin.resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
