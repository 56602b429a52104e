import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  adoptedBy,
  expectNoSecrets,
  expectWhole,
  goesOn,
  killInTheRoll,
  oneIsRefused,
  rollThatHangs,
  said,
  secondWaits,
  THREE,
} from './deploys-that-meet';
import { DocumentedDeploy } from './documented-deploy';
import { PostgresServer } from './postgres-server';
import { SharedStack } from './shared-stack';
import { appText, backendHcl, backendLines, GUIDE, variables } from './state-guide';
import { until } from './until';
import { shellLines } from '../documented-commands';

const EXAMPLE = 'cdktf-state-postgres';
const SECTION = 'PostgreSQL';
const LOCKS = "SELECT * FROM pg_locks WHERE locktype = 'advisory'";
const [SHOW_HOLDER, END_HOLDER] = shellLines(GUIDE, 'What a killed deploy leaves').filter((line) => line.startsWith('psql '));

const missing = PostgresServer.missing;
if (missing !== undefined) process.stderr.write(`Skipped: state in PostgreSQL, because of this machine: ${missing}.\n`);

let server: PostgresServer;
/** For PG_CONN_STR, as the guide and the README of the example have it. */
let connection: string;
let stack: SharedStack;

(missing === undefined ? describe : describe.skip)('state in PostgreSQL', () => {
  beforeAll(async () => {
    server = await PostgresServer.started(shellLines(`examples/${EXAMPLE}/README.md`, 'A database'));
    connection = server.at(variables(SECTION).PG_CONN_STR);
  });
  beforeEach(async () => {
    server.query('DROP SCHEMA IF EXISTS kafka_shared CASCADE', connection);
    stack = await SharedStack.of(EXAMPLE, THREE, { PG_CONN_STR: connection });
  });
  afterEach(async () => stack?.close());
  afterAll(async () => server?.close());

  test('two deploys at once: one is refused before it acts, each instance is restarted once, and the state is whole', async () => {
    const [machine] = await oneIsRefused(stack);
    await expectNoSecrets(machine, [...stack.secrets, new URL(connection).password]);
    expect(server.query(LOCKS, connection)).toEqual([]);
  });

  test('two deploys at once, which wait for the lock: the second one finds nothing to do', async () => secondWaits(stack));

  test('a killed deploy leaves no lock, and the next one goes on', async () => {
    const machines = await adoptedBy(stack);
    await stack.configure('revision=2');
    await killInTheRoll(stack, machines[0]);
    await until(() => server.query(LOCKS, connection).length === 0);
    await goesOn(stack, machines[1]);
    await expectWhole(machines);
  });

  test('a machine that vanished keeps the lock, force-unlock does not release it, and to end its session does', async () => {
    const machines = await adoptedBy(stack);
    await stack.configure('revision=2');
    const vanished = await rollThatHangs(stack, machines[0]);
    vanished.freeze();
    try {
      const [first, second] = [await machines[1].run('apply', '-auto-approve'), await machines[1].run('apply', '-auto-approve')];
      const [id, another] = [first, second].map((refused) => / ID: (\S+)/.exec(said(refused))?.[1] ?? 'none');
      expect(id).not.toBe(another);
      expect(await machines[1].run('force-unlock', '-force', id)).toMatchObject({ code: 0 });
      expect(await machines[1].run('plan')).toMatchObject({ code: 1 });

      const shown = await machines[1].shell([SHOW_HOLDER]);
      const [holder] = /^ *\d+(?= \|)/m.exec(shown.stdout) ?? [];
      expect(await machines[1].shell([END_HOLDER], { HOLDER: String(holder).trim() })).toMatchObject({ code: 0 });
      await until(() => server.query(LOCKS, connection).length === 0);
      await goesOn(stack, machines[1]);
      await expectWhole([machines[1]]);
    } finally {
      vanished.killAll();
    }
  });

  test('the backend of the guide is the one of the example, and no connection string is in what is synthesised', async () => {
    expect(appText(EXAMPLE)).toContain(backendLines(SECTION).join('\n'));
    await stack.configure('revision=1');
    expect(JSON.parse(stack.synthesised).terraform.backend).toEqual({ pg: { schema_name: 'kafka_shared' } });
    expect(stack.synthesised).not.toContain('postgres://');

    const plain = await stack.machine();
    plain.write('{}', 'cdk.tf.json');
    plain.write(backendHcl(SECTION), 'postgres.tf');
    await plain.run('init', '-reconfigure');
    await plain.apply();
    expect(server.query('SELECT name FROM kafka_shared.states', connection)).toEqual(['default']);
  });

  test('the example deploys as its README says', async () => {
    const documented = await DocumentedDeploy.of(EXAMPLE, { PG_CONN_STR: connection });
    try {
      const folder = documented.folder();
      expect(await documented.follow(folder)).toEqual({ exitCode: 0, output: expect.stringContaining('No changes.') });
      expect(documented.restarted).toEqual(documented.instances);
      expect(existsSync(join(folder.app, 'terraform.kafka-shared.tfstate'))).toBe(false);
    } finally {
      await documented.close();
    }
  });
});
