import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runServer } from 'verdaccio';

/** An npm registry on this machine. */
export interface LocalRegistry {
  readonly url: string;
  /** What npm needs in its environment to install from and to publish to this registry, with an empty cache. */
  readonly env: Readonly<Record<string, string>>;
  /** Stops it and removes all it holds. */
  close(): Promise<void>;
}

/** Where other people's packages come from. */
export interface Uplink {
  readonly url: string;
  /** The certificate authorities to trust, as PEM. */
  readonly ca?: string;
}

/** Starts an empty registry that holds our packages only, and passes requests for all others on. */
export async function startLocalRegistry(uplink: Uplink): Promise<LocalRegistry> {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-registry-'));
  const ours = { access: '$all', publish: '$all' };
  const config = {
    storage: path.join(folder, 'storage'),
    web: { enable: false },
    uplinks: { others: { timeout: '60s', max_fails: 10, ...uplink } },
    packages: { '@snpress/*': ours, snpress: ours, '**': { access: '$all', proxy: 'others' } },
    max_body_size: '100mb',
    log: { type: 'file', path: path.join(folder, 'registry.log'), level: 'warn' },
  };
  const configFile = path.join(folder, 'config.yaml');
  // JSON is YAML.
  writeFileSync(configFile, JSON.stringify(config));

  const server = (await runServer(configFile)) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const npmrc = path.join(folder, 'npmrc');
  // npm publishes nothing without a token; this registry takes any.
  writeFileSync(npmrc, `registry=http://${host}/\n//${host}/:_authToken=anybody\n`);
  return {
    url: `http://${host}/`,
    env: {
      npm_config_registry: `http://${host}/`,
      npm_config_userconfig: npmrc,
      npm_config_cache: path.join(folder, 'npm-cache'),
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
