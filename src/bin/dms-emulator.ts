import { readFileSync } from 'node:fs';
import { InstanceSeed, LOG_BOUNDS, ProjectSeed, startEmulator } from '../emulator';
import { announcement, jsonAnnouncement } from '../emulator/command-line/announcement';
import { EmulatorArguments, readArguments } from '../emulator/command-line/arguments';
import { helpText } from '../emulator/command-line/help';
import { readProjects, readSeeds } from '../emulator/fleet/seed';
import { noEmulator, noFleet, usageError } from '../emulator/texts';

const USAGE_ERROR = 2;

function fail(message: string, exitCode: number): never {
  process.stderr.write(`dms-emulator: ${message}\n`);
  process.exit(exitCode);
}

function readCommandLine(): EmulatorArguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    return fail(usageError(error as Error), USAGE_ERROR);
  }
}

function readFleet(file: string | undefined): { fleet?: readonly InstanceSeed[]; projects?: readonly ProjectSeed[] } {
  if (file === undefined) return {};
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return { fleet: readSeeds(json), projects: readProjects(json) };
  } catch (error) {
    return fail(noFleet(file, error as Error), USAGE_ERROR);
  }
}

async function main(): Promise<void> {
  const { help, json, exitWithStdin, port, region, projectId, fleet, pace } = readCommandLine();
  if (help) {
    process.stdout.write(helpText());
    return;
  }
  const emulator = await startEmulator({ port, region, projectId, pace, ...readFleet(fleet), logBounds: LOG_BOUNDS });

  const end = () => {
    void emulator.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (exitWithStdin) process.stdin.once('end', end).once('error', end).resume();

  process.stdout.write(json ? jsonAnnouncement(emulator) : announcement(emulator));
}

main().catch((error: Error) => fail(noEmulator(error), 1));
