import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runShell } from './shell-step';
import { makePackage } from '../../scripts/package';
import { PROVIDER_VERSION } from '../../src/constructs/provider-address';
import { Emulator, startEmulator } from '../../src/emulator';
import { Agency } from '../../src/emulator/account';
import { codeBlocks } from '../documented-commands';
import { NpmRegistry } from '../npm-registry';
import { S3Store } from '../s3-store/s3-store';
import { terraformCommand } from '../terraform';

const root = join(__dirname, '../..');

const delegated = { domainId: 'd0000000000000000000000000000002', domainName: 'platform', assumableBy: 'account' };
/** An agency for jobs that look, and one for those that act. */
export const READER: Agency = { name: 'kafka-reader', ...delegated };
export const REPAIRER: Agency = { name: 'kafka-repairer', ...delegated };

/** Where the emulators are, beside the files that a README tells to make. */
const overrides = ({ endpoint }: Emulator, store: S3Store): string => `
  terraform {
    backend "s3" {
      bucket                      = "${store.bucket}"
      key                         = "kafka.tfstate"
      region                      = "eu-de"
      endpoints                   = { s3 = "${store.endpoint}" }
      use_path_style              = true
      use_lockfile                = true
      skip_credentials_validation = true
      skip_metadata_api_check     = true
      skip_region_validation      = true
      skip_requesting_account_id  = true
      skip_s3_checksum            = true
    }
  }
  provider "dms" {
    endpoints = { dms = "${endpoint}", iam = "${endpoint}", sts = "${endpoint}" }
  }`;

/** What puts the packages of an app into the current folder, without a registry. */
const linking = () => `
  mkdir -p node_modules/.bin
  ln -sfn '${root}' node_modules/cdktf-provider-dms
  for name in cdktf constructs ts-node typescript @types; do ln -sfn '${root}'/node_modules/$name node_modules/$name; done
  ln -sf '${root}/node_modules/.bin/cdktf' node_modules/.bin/cdktf
  ln -sf '${root}/lib/bin/cdktf-provider-dms.js' node_modules/.bin/cdktf-provider-dms`;

/** A git repository that was made as the README of a template says, with a cloud, a store of state and a registry. */
export class TemplateRepository {
  /** With `linked`, what npm would install is what this checkout has. */
  public static async of(template: string, packages: 'linked' | 'installed' = 'installed'): Promise<TemplateRepository> {
    const [emulator, store, registry] = await Promise.all(
      [startEmulator({ pace: 0.1, account: { agencies: [READER, REPAIRER] } }), S3Store.start(), NpmRegistry.start()],
    );
    const made = new TemplateRepository(emulator, store, registry);
    if (packages === 'linked') made.program('npm', linking());
    if (terraformCommand() !== 'terraform') made.program('terraform', `exec '${terraformCommand()}' "$@"`);
    await made.setUp(`examples/pipelines/${template}/README.md`);
    return made;
  }

  /** All that is made is in here. */
  public readonly folder = mkdtempSync(join(tmpdir(), 'dms-pipeline-'));
  public readonly repository = join(this.folder, 'repository');
  /** What every machine has in its environment. */
  public readonly machine: Readonly<Record<string, string>>;
  /** What opens the store of the state. */
  public readonly keys: Readonly<Record<string, string>>;

  private constructor(public readonly emulator: Emulator, public readonly store: S3Store,
    private readonly registry: NpmRegistry) {
    for (const name of ['repository', 'home', 'tmp', 'bin']) mkdirSync(join(this.folder, name));
    this.keys = { AWS_ACCESS_KEY_ID: store.accessKey, AWS_SECRET_ACCESS_KEY: 'state-sample-secret-not-a-real-key' };
    this.machine = {
      PATH: [join(this.folder, 'bin'), process.env.PATH].join(delimiter),
      HOME: join(this.folder, 'home'),
      TMPDIR: join(this.folder, 'tmp'),
      CHECKPOINT_DISABLE: '1',
      NPM_CONFIG_REGISTRY: registry.url,
      NPM_CONFIG_AUDIT: 'false',
      NPM_CONFIG_FUND: 'false',
      NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    };
  }

  public get cloud(): Emulator['cloud'] {
    return this.emulator.cloud;
  }

  /** The calls of the batch action that reached the cloud. */
  public get calls(): number {
    return this.cloud.requests().filter(({ method, route }) => method === 'POST' && route === 'batch').length;
  }

  /** What names the cloud and who may look at it, to a job that brings an id token. */
  public get keyless(): Readonly<Record<string, string>> {
    const { emulator: { region, projectId }, cloud: { account } } = this;
    return {
      HW_REGION_NAME: region,
      HW_PROJECT_ID: projectId,
      HW_ASSUME_ROLE_IDP_ID: account.identityProvider.id,
      HW_ASSUME_ROLE_DOMAIN_NAME: READER.domainName,
      HW_ASSUME_ROLE_AGENCY_NAME: READER.name,
    };
  }

  /** Who asked the cloud for what, apart from what was done by hand. */
  public askedBy(route: string): readonly string[] {
    const actors = this.cloud.requests().filter((request) => request.route === route).map(({ actsAs }) => actsAs);
    return [READER, REPAIRER].map(({ name }) => name).filter((name) => actors.includes(name));
  }

  /** Runs lines in the repository, by somebody with keys of his own. */
  public async byHand(lines: readonly string[]): Promise<string> {
    const { emulator } = this;
    const { code, output } = await runShell(['bash', '-eo', 'pipefail', '-c', lines.join('\n')], this.repository, {
      ...this.machine,
      ...this.keys,
      DMS_CHECKOUT: root,
      DMS_PACKAGE: join(this.folder, 'package', `cdktf-provider-dms-${PROVIDER_VERSION}.tgz`),
      HW_REGION_NAME: emulator.region,
      HW_PROJECT_ID: emulator.projectId,
      HW_ACCESS_KEY: emulator.accessKey,
      HW_SECRET_KEY: emulator.secretKey,
      TF_CLI_ARGS_apply: '-auto-approve',
      ...Object.fromEntries(['AUTHOR', 'COMMITTER'].flatMap((who) =>
        [[`GIT_${who}_NAME`, 'Somebody'], [`GIT_${who}_EMAIL`, 'somebody@example.com']])),
    });
    if (code !== 0) throw new Error(`It ended with ${code}:\n${output}`);
    return output;
  }

  public async close(): Promise<void> {
    await Promise.all([this.emulator, this.store, this.registry].map(async (server) => server.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private program(name: string, script: string): void {
    writeFileSync(join(this.folder, 'bin', name), `#!/bin/sh -eu\n${script}\n`, { mode: 0o755 });
  }

  private async setUp(readme: string): Promise<void> {
    makePackage('js', join(this.folder, 'package'));
    await this.byHand(['git init --quiet --initial-branch=main']);
    for (const { language, file, lines } of codeBlocks(readme, 'Set up')) {
      if (file !== undefined) {
        writeFileSync(join(this.repository, file), `${lines.join('\n')}\n`);
        writeFileSync(join(this.repository, 'kafka', 'emulator_override.tf'), overrides(this.emulator, this.store));
      } else if (language === 'sh') {
        await this.byHand(lines);
      }
    }
  }
}
