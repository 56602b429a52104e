import { readFileSync } from 'node:fs';
import { LOG_BOUNDS } from '../emulator/admin/request-log';
import { announcement, jsonAnnouncement } from '../emulator/command-line/announcement';
import { EmulatorArguments, readArguments } from '../emulator/command-line/arguments';
import { helpText } from '../emulator/command-line/help';
import { InstanceSeed, readSeeds } from '../emulator/fleet/seed';
import { startEmulator } from '../emulator/start-emulator';

const USAGE_ERROR = 2;

function fail(message: string, exitCode: number): never {
  process.stderr.write(`dms-emulator: ${message}\n`);
  process.exit(exitCode);
}

function readCommandLine(): EmulatorArguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    return fail(`${(error as Error).message}; see dms-emulator --help`, USAGE_ERROR);
  }
}

function readFleet(file: string | undefined): readonly InstanceSeed[] | undefined {
  if (file === undefined) return undefined;
  try {
    return readSeeds(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return fail(`cannot read the fleet from ${file}: ${(error as Error).message}`, USAGE_ERROR);
  }
}

async function main(): Promise<void> {
  const { help, json, exitWithStdin, port, region, fleet, pace } = readCommandLine();
  if (help) {
    process.stdout.write(helpText());
    return;
  }
  const emulator = await startEmulator({ port, region, pace, fleet: readFleet(fleet), logBounds: LOG_BOUNDS });

  const end = () => {
    void emulator.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (exitWithStdin) process.stdin.once('end', end).once('error', end).resume();

  process.stdout.write(json ? jsonAnnouncement(emulator) : announcement(emulator));
}

main().catch((error: Error) => fail(`cannot start: ${error.message}`, 1));
