import { spawn } from 'node:child_process';

/**
 * Starts a Node program as the head of a process group of its own.
 * @returns `kill`, which sends SIGKILL to the whole group, and `ended`: its exit code and signal, and what it printed
 */
export function startProcess(args, cwd) {
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (text += part));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, text }));
  });
  return {
    kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    },
    ended,
  };
}
