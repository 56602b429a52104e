import { cdk, javascript, JsonFile } from 'projen';
import { PROVIDER_VERSION } from './src/constructs/provider-address';

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
  minNodeVersion: '20.12.0',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.0',
  peerDeps: ['cdktf@>=0.21.0 <1', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: false },
  // The plugin, the client and the emulator reach users as single-file bundles, so what they need is needed at build
  // time only.
  devDeps: [
    'cdktf@0.21.0',
    'cdktf-cli@0.21.0',
    'constructs@10.4.2',
    '@cdktf/provider-generator@0.21.0',
    '@cdktf/commons@0.21.0',
    'axios@^1.21.1',
    'socks-proxy-agent@^8.0.5',
    'yaml@^2.9.1',
    'ini@^5.0.0',
    '@types/ini@^4.1.1',
    'commander@^14.0.0',
    // The last ones that are CommonJS, as Jest and jsii want it.
    'cli-table3@^0.6.5',
    'log-update@^4.0.0',
    'string-width@^4.2.3',
    'preact@^10.27.0',
    'preact-render-to-string@^6.6.0',
    'ajv@^8.20.0',
    'markdown-it@^14.1.0',
    '@types/markdown-it@^14.1.0',
    'playwright-core@^1.55.0',
    'esbuild@^0.28.2',
    'fast-check@^4.10.2',
    '@grpc/grpc-js@^1.14.7',
    '@msgpack/msgpack@^3.1.3',
    '@huaweicloud/huaweicloud-sdk-core@3.1.211',
    '@types/node@^20',
    'jsii-docgen@^10.12.6',
    // They know the forms of pipelines: GitHub's own parser, GitLab's schema (in the last version that carries it as a
    // module), and Kubernetes' types.
    '@actions/expressions@^0.3.61',
    '@actions/workflow-parser@^0.3.61',
    'gitlab-ci-local@4.65.1',
    'kubernetes-types@^1.30.0',
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
  publishToPypi: { distName: 'cdktf-provider-dms', module: 'cdktf_provider_dms' },
  publishToMaven: {
    javaPackage: 'internal.npm.cdktf.provider.dms',
    mavenGroupId: 'internal.npm',
    mavenArtifactId: 'cdktf-provider-dms',
  },
  publishToNuget: { dotNetNamespace: 'CdktfProviderDms', packageId: 'CdktfProviderDms' },
  publishToGo: { moduleName: 'npm.internal/cdktf-provider-dms-go' },
  bin: {
    'terraform-provider-dms': 'lib/bin/terraform-provider-dms.js',
    'dms-emulator': 'lib/bin/dms-emulator.js',
    'cdktf-provider-dms': 'lib/bin/cdktf-provider-dms.js',
  },
  jestOptions: {
    jestVersion: '^30',
    junitReporting: false,
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      testTimeout: 180_000,
      maxWorkers: 3,
      globalSetup: '<rootDir>/test/temporary-home.ts',
      globalTeardown: '<rootDir>/test/temporary-home-teardown.ts',
      // Dynamic imports carry the ending that Node wants.
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/', 'cdktf.out'],
    },
  },
  tsconfigDev: {
    compilerOptions: { lib: ['es2022'], target: 'es2022', types: ['node', 'jest'], skipLibCheck: true },
    include: ['../scripts/**/*.ts', '../bench/**/*.ts'],
  },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'scripts', 'bench'], ignorePatterns: ['src/bindings/**'] },
  gitignore: ['/.jsii', '/lib/', '/dist/', 'cdktf.out/', '.terraform/', '*.tfstate*', '/.work/', '.venv/',
    '/examples/cdktf-java/target/', '/examples/cdktf-go/kafka-maintenance'],
});

project.package.addVersion(PROVIDER_VERSION);

// The programs carry what they need of these rooms inside them.
project.npmignore?.exclude('/lib/client/', '/lib/emulator/', '/lib/plugin-sdk/', '/lib/provider/', '/lib/progress/',
  '/lib/summary/', '/lib/drift/', '/lib/watch/', '/lib/command-line/', '/lib/bin/*.d.ts');
project.npmignore?.exclude('/.ci/', '/.work/', '/bench/', '/docs/', '/examples/', '/scripts/', '/test/', '/cdktf.json',
  '/CONTRIBUTING.md', '/DESIGN.md');

// The package `unrs-resolver` 1.13 lacks some of its optional platform packages, which makes `npm ci` fail.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// All of them carry what they need; none has to build or download anything when it is installed.
const withInstallScripts = ['@cdktf/node-pty-prebuilt-multiarch', '@parcel/watcher', 'esbuild', 'protobufjs',
  'unrs-resolver'];
project.package.addField('allowScripts', Object.fromEntries(withInstallScripts.map((name) => [name, false])));

new JsonFile(project, 'cdktf.json', {
  obj: { language: 'typescript', app: 'echo noop', projectId: 'cdktf-provider-dms', sendCrashReports: 'false' },
});

// Arrows between rooms point one way: each room names all it may import from. The client has a front door, index.ts;
// the emulator alone comes in by the signer, because it checks signatures.
const mayImport: Record<string, string[]> = {
  'constructs': ['constructs', 'bindings'],
  'bindings': ['bindings'],
  'provider': ['provider', 'plugin-sdk/index.ts', 'client/index.ts', 'progress'],
  'progress': ['progress'],
  'summary': ['summary', 'progress'],
  'drift': ['drift', 'summary', 'progress'],
  'watch': ['watch', 'summary/words.ts', 'progress'],
  'command-line': ['command-line', 'drift', 'watch', 'summary', 'progress', 'constructs'],
  'plugin-sdk/values': ['plugin-sdk/values'],
  'plugin-sdk/framework': ['plugin-sdk/framework', 'plugin-sdk/values'],
  'plugin-sdk/protocol': ['plugin-sdk/protocol', 'plugin-sdk/framework', 'plugin-sdk/values'],
  'plugin-sdk/process': ['plugin-sdk/process'],
  'client': ['client'],
  'emulator': ['emulator', 'client/signer'],
};
const zone = (target: string, allowed: string[]) => ({
  target,
  from: './src',
  except: allowed.map((room) => `./${room}`),
  message: `${target} may import only from: ${allowed.map((room) => `src/${room}`).join(', ')}.`,
});
project.eslint?.addRules({
  'import/no-restricted-paths': ['error', {
    zones: [
      ...Object.entries(mayImport).map(([room, allowed]) => zone(`./src/${room}`, allowed)),
      zone('./src/plugin-sdk', ['plugin-sdk']),
      zone('./src/index.ts', ['constructs', 'bindings']),
      // Who uses the SDK enters by its doors, wherever he comes from.
      {
        target: ['./src/bin', './bench', './scripts', './test/*.ts', './test/!(plugin-sdk)/**'],
        from: './src/plugin-sdk',
        except: ['./index.ts', './serve.ts'],
        message: 'src/plugin-sdk is entered by its index.ts, or by its serve.ts before the handshake.',
      },
    ],
  }],
  'import/no-cycle': 'error',
  'no-console': 'error',
});
// One dialect in every room: lines, visibility, and how a comment tells of errors and defaults (@throws, @default).
project.eslint?.addRules({
  '@stylistic/max-len': ['error', { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true }],
  '@typescript-eslint/explicit-member-accessibility': [
    'error',
    { accessibility: 'explicit', overrides: { constructors: 'no-public' } },
  ],
  'capitalized-comments': [
    'error',
    'always',
    { ignorePattern: '`|eslint|https?:|@', ignoreInlineComments: true, ignoreConsecutiveComments: true },
  ],
  'no-warning-comments': [
    'error',
    { terms: ['throws a', 'throws an', 'default:', 'absent:', 'when absent'], location: 'anywhere' },
  ],
});
// A test's title and its texts may be as long as the scenario that they tell of.
project.eslint?.addOverride({
  files: ['test/**/*.ts'],
  rules: {
    '@stylistic/max-len': [
      'error',
      {
        code: 120,
        ignoreUrls: true,
        ignoreStrings: true,
        ignoreTemplateLiterals: true,
        ignoreRegExpLiterals: true,
      },
    ],
  },
});
// These rooms reach users inside a program only, which carries what it imports.
project.eslint?.addOverride({
  files: ['src/command-line/**/*.ts', 'src/watch/**/*.ts', 'src/summary/page/**/*.ts'],
  rules: { 'import/no-extraneous-dependencies': 'off' },
});
// Users bring these packages along, so that any room could import them; one file names the CDK beside the generated
// bindings.
const withoutPackages = (files: string, excludedFiles: string[], ...names: string[]) =>
  project.eslint?.addOverride({
    files: [files],
    excludedFiles,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', ...names] },
  });
withoutPackages('src/**/*.ts', ['src/constructs/**', 'src/bindings/**'], 'cdktf', 'constructs');
withoutPackages('src/constructs/**/*.ts', ['src/constructs/cdktf.ts'], 'cdktf');

// Few tasks, named as people expect. projen's release and packaging tasks have no use here.
for (
  const name of ['build', 'package', 'package-all', 'package:js', 'package:python', 'package:java', 'package:dotnet',
    'package:go', 'pre-compile', 'compile', 'post-compile', 'watch', 'test:update', 'test', 'test:watch', 'eslint',
    'compat', 'eject']
) {
  project.removeTask(name);
}
const script = (file: string, ...args: string[]) =>
  ['ts-node --transpileOnly', `scripts/${file}.ts`, ...args].join(' ');
const task = (name: string, description: string, ...execs: string[]) => {
  return project.addTask(name, { description, receiveArgs: false, steps: execs.map((exec) => ({ exec })) });
};
// The banner of jsii about the end of life of Node 20 says nothing that a user of the build could act on.
const compile = 'JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20 jsii --silence-warnings=reserved-word';
const bundle = script('bundle');
task('build', 'Compiles src/ to lib/, bundles the three programs into lib/bin/, and writes the schema of the summary',
  compile, bundle, script('summary-schema'));
const lint = task('lint', 'Checks types, style, and which room may import which', 'tsc --noEmit -p test/tsconfig.json',
  'eslint --ext .ts --max-warnings 0 src test scripts bench .projenrc.ts');
lint.env('ESLINT_USE_FLAT_CONFIG', 'false');
task('generate', 'Makes everything that is generated: project files, bindings, docs, API.md', 'projen --no-post',
  script('generate-bindings'), compile, script('generate-docs'));
const test = task('test', 'Builds, checks that what is generated is fresh, lints, and runs all tests', 'projen build',
  script('check-project-files'), script('generate-bindings', '--check'), script('generate-docs', '--check'),
  'projen lint');
test.exec('jest', { receiveArgs: true });
// Made from registries: pip, Maven and the Go proxy. `npm test` needs no network, so that they are a task of their own.
task('test:languages', 'Makes the packages for Python, Java and Go, and deploys the example of each (needs network)',
  'projen build', "jest --runInBand --testPathIgnorePatterns '/node_modules/' -- test/languages");
task('chaos',
  'Runs the long version of the chaos test: CHAOS_SCENARIOS of them (5000), from CHAOS_SEED or a seed it draws',
  'CHAOS_SCENARIOS=${CHAOS_SCENARIOS:-5000} jest test/chaos/chaos.test.ts');
task('quickstart', 'Shows the whole road against the emulator: build, cdktf deploy, results, an empty second plan',
  script('quickstart'));
task('package', 'Makes the packages for npm, Python, Java, Go and C# in dist/, or those that are named',
  'projen build').exec(script('package'), { receiveArgs: true });
task('bench', 'Measures what the budgets are about: start-up, memory, the cost of runs', 'projen build',
  'ts-node --transpileOnly bench/handshake.ts', 'ts-node --transpileOnly bench/memory.ts',
  'ts-node --transpileOnly bench/cost.ts');

project.jest!.config.testPathIgnorePatterns = ['/node_modules/', '<rootDir>/test/languages/'];
project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

project.synth();
