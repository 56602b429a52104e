import { parseArgs } from 'node:util';
import { PROJECT_ID } from '../fleet/seed';
import { optionalShape } from '../shape';
import { optionIsNoNumber, portOutOfRange, regionIsEmpty } from '../texts';

/** What a user asked `dms-emulator` for. */
export interface EmulatorArguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly exitWithStdin: boolean;
  readonly port?: number;
  readonly region?: string;
  /** Id of the project that owns the fleet. */
  readonly projectId?: string;
  /** Path of a JSON file that describes the fleet. */
  readonly fleet?: string;
  readonly pace?: number;
}

/**
 * Reads the command line.
 *
 * @throws Error when it makes no sense; the message is one line.
 */
export function readArguments(argv: readonly string[]): EmulatorArguments {
  const { values } = parse(argv);
  const port = readNumber('--port', values.port);
  if (port !== undefined && (!Number.isInteger(port) || port > 65535)) {
    throw new Error(portOutOfRange());
  }
  if (values.region === '') throw new Error(regionIsEmpty());
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    exitWithStdin: values['exit-with-stdin'] ?? false,
    port,
    region: values.region,
    projectId: optionalShape(PROJECT_ID).read(values['project-id'], '--project-id'),
    fleet: values.fleet,
    pace: readNumber('--pace', values.pace),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        'help': { type: 'boolean', short: 'h' },
        'json': { type: 'boolean' },
        'exit-with-stdin': { type: 'boolean' },
        'port': { type: 'string' },
        'region': { type: 'string' },
        'project-id': { type: 'string' },
        'fleet': { type: 'string' },
        'pace': { type: 'string' },
      },
    });
  } catch (error) {
    const [firstSentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/, 1);
    throw new Error(firstSentence);
  }
}

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(optionIsNoNumber(option, text));
  return Number(text);
}
