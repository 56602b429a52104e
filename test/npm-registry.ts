import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';

const root = join(__dirname, '..');

interface LockedPackage {
  readonly version: string;
  readonly inBundle?: boolean;
}

/** The packages of this checkout by name and version, each with its folder. */
function installedPackages(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const found = new Map<string, Map<string, string>>();
  for (const [folder, { version, inBundle }] of Object.entries(packages)) {
    if (folder === '' || inBundle || !existsSync(join(root, folder, 'package.json'))) continue;
    const name = folder.split('node_modules/').at(-1)!;
    const versions = found.get(name) ?? new Map<string, string>();
    if (!versions.has(version)) versions.set(version, join(root, folder));
    found.set(name, versions);
  }
  return found;
}

/** What a registry says of a package; the version on the top of the tree is the latest. */
function packument(name: string, versions: ReadonlyMap<string, string>, url: string): string {
  const manifests = [...versions].map(([version, folder]) => [version, {
    ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    dist: { tarball: `${url}/-/${encodeURIComponent(name)}/${version}.tgz` },
  }]);
  return JSON.stringify({ name, 'dist-tags': { latest: [...versions.keys()][0] }, 'versions': Object.fromEntries(manifests) });
}

/** A package as a tarball: without what other packages have put into its folder, and with what it bundles. */
function tarball(folder: string) {
  const { bundleDependencies, bundledDependencies = bundleDependencies } =
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const without = bundledDependencies?.length > 0 ? [] : ['--exclude', `${basename(folder)}/node_modules`];
  return spawn('tar', ['-cf', '-', ...without, '-C', dirname(folder), basename(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A registry that has what `node_modules` of this checkout has, so that tests install packages without network. */
export class NpmRegistry {
  /** Starts it on a free port. */
  public static async start(): Promise<NpmRegistry> {
    const registry = new NpmRegistry();
    await new Promise<void>((resolve) => registry.server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  private readonly packages = installedPackages();
  private readonly server = createServer(({ url = '/' }, response) => {
    const [, name, version] = /^\/-\/([^/]+)\/(.+)\.tgz$/.exec(url) ?? [undefined, url.slice(1)];
    const versions = this.packages.get(decodeURIComponent(name));
    const folder = version === undefined ? undefined : versions?.get(version);
    if (folder !== undefined) {
      tarball(folder).stdout.pipe(response);
    } else if (versions && version === undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(packument(decodeURIComponent(name), versions, this.url));
    } else {
      response.writeHead(404).end('{}');
    }
  });

  /** Where npm finds it. */
  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends it, with the connections that npm keeps. */
  public async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
