import { LIMITATIONS } from '../limitations';
import { OTC_REGIONS } from '../profiles/profile';

/** The answer to `dms-emulator --help`. */
export function helpText(): string {
  return `Usage: dms-emulator [options]

A local Distributed Message Service (Kafka) with its IAM: restarts and deletes instances that are not there.
It listens on 127.0.0.1, shows its fleet on a web page at /, and ends with Ctrl-C.

Options:
  --json             print one line of JSON when it listens, for programs
  --port NUMBER      where to listen (a free port)
  --region NAME      the region to play (eu-west-101); ${OTC_REGIONS.join(', ')} play Open Telekom Cloud, others Huawei Cloud
  --fleet FILE       JSON list of instances: [{"name": "orders", "id": "<uuid>", "status": "RUNNING"}, ...]
                     (six running instances and two whose creation failed)
  --pace NUMBER      multiplies all durations: 0.1 is ten times faster (1: a restart takes about four seconds)
  --exit-with-stdin  end when standard input ends, so that nothing outlives the program that started it
  --help             this text

While it runs (all POST unless said otherwise, ids in a JSON body):
  /_emulator/fail-creation   an instance whose creation failed        /_emulator/status   {"id", "status"}
  /_emulator/hold, release, advance   stop time, let it go on, step    /_emulator/plan     {"id", "restart": "error"}
  /_emulator/faults          {"route": "batch", "kind": "drop_after"}  /_emulator/reset    back to the start
  GET /_emulator/health, GET /_emulator/state, GET /_emulator/requests

LIMITATIONS:
${LIMITATIONS.map((text) => `  - ${text}`).join('\n')}
`;
}
