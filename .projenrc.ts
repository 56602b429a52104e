import { cdk, javascript, JsonFile } from 'projen';

const project = new cdk.JsiiProject({
  name: 'cdktf-provider-dms',
  description: 'Restart and clean up Kafka instances (Distributed Message Service) as a declarative plan/apply step',
  keywords: ['cdktf', 'terraform', 'provider', 'kafka', 'dms', 'huaweicloud', 'opentelekomcloud'],
  author: 'The cdktf-provider-dms authors',
  authorAddress: 'maintainers@users.noreply.r-seed-63ffaed9.example',
  authorOrganization: true,
  repositoryUrl: 'https://npm.internal/cdktf-provider-dms.git',
  license: 'MPL-2.0',
  defaultReleaseBranch: 'main',
  majorVersion: 0,
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  minNodeVersion: '20.0.0',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.0',
  peerDeps: ['cdktf@>=0.21.0 <1', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: false },
  // The plugin, the client and the emulator reach users as single-file bundles, so what they need is needed at build time only.
  devDeps: [
    'cdktf@0.21.0', 'cdktf-cli@0.21.0', 'constructs@10.4.2', '@cdktf/provider-generator@0.21.0', '@cdktf/commons@0.21.0',
    'axios@^1.21.1', 'esbuild@^0.28.2',
    'fast-check@^4.10.2', '@grpc/grpc-js@^1.14.7', '@msgpack/msgpack@^3.1.3', '@huaweicloud/huaweicloud-sdk-core@3.1.211',
    '@types/node@^20', 'jsii-docgen@^10.12.6',
  ],
  github: false,
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  docgen: false,
  clobber: false,
  sampleCode: false,
  readme: { contents: '# cdktf-provider-dms\n' },
  bin: {
    'terraform-provider-dms': 'lib/bin/terraform-provider-dms.js',
    'dms-emulator': 'lib/bin/dms-emulator.js',
    'cdktf-provider-dms': 'lib/bin/cdktf-provider-dms.js',
  },
  jestOptions: {
    jestVersion: '^30',
    coverage: false,
    jestConfig: { testTimeout: 120_000, maxWorkers: 2, watchPathIgnorePatterns: ['/lib/'] },
  },
  tsJestOptions: { transformOptions: { isolatedModules: true } as any },
  tsconfigDev: { compilerOptions: { lib: ['es2022'], target: 'es2022', types: ['node', 'jest'], skipLibCheck: true }, include: ['scripts/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts'] },
  eslintOptions: { dirs: ['src', 'test', 'scripts', 'bench'], ignorePatterns: ['src/bindings/**'] },
  gitignore: ['/.jsii', '/lib/', '/dist/', 'cdktf.out/', '.terraform/', '*.tfstate*', '/.work/'],
  npmignore: ['/.ci/', '/bench/', '/docs/', '/examples/', '/scripts/', '/test/', '/cdktf.json', '/DESIGN.md', '/CONTRIBUTING.md', '/.work/'],
});

// unrs-resolver 1.13 lacks some of its optional platform packages, which makes `npm ci` fail.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

new JsonFile(project, 'cdktf.json', {
  obj: { language: 'typescript', app: 'echo noop', projectId: 'cdktf-provider-dms', sendCrashReports: 'false' },
});

// Arrows between rooms point one way: each room names the rooms it must not know.
const rooms = ['constructs', 'bindings', 'provider', 'plugin-sdk', 'client', 'emulator', 'bin'];
const mayImport: Record<string, string[]> = {
  'constructs': ['constructs', 'bindings'],
  'bindings': ['bindings'],
  'provider': ['provider', 'plugin-sdk/framework', 'plugin-sdk/values', 'client'],
  'plugin-sdk/values': ['plugin-sdk/values'],
  'plugin-sdk/framework': ['plugin-sdk/framework', 'plugin-sdk/values'],
  'plugin-sdk/protocol': ['plugin-sdk/protocol', 'plugin-sdk/framework', 'plugin-sdk/values'],
  'plugin-sdk/process': ['plugin-sdk/process'],
  'plugin-sdk': ['plugin-sdk'],
  'client': ['client'],
  'emulator': ['emulator', 'client/signer'],
};
project.eslint?.addRules({
  'import/no-restricted-paths': ['error', {
    zones: Object.entries(mayImport).map(([room, allowed]) => ({
      target: room === 'plugin-sdk' ? './src/plugin-sdk/*.ts' : `./src/${room}/**/*`,
      from: './src',
      except: allowed.map((other) => `./${other}`),
      message: `src/${room} may import only from: ${allowed.join(', ')}.`,
    })),
  }],
  'no-console': 'error',
});
void rooms;

project.synth();
