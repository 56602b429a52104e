import { Fault } from './fault';
import { RouteName } from '../routing/route-table';

/** What a fault may look at to decide whether it is meant. */
export interface FaultTarget {
  readonly route: RouteName;
  readonly instance?: string;
  readonly body: string;
}

interface Arranged {
  readonly fault: Fault;
  left: number;
  skip: number;
}

/** Faults waiting for the requests they are meant for, first arranged, first served. */
export class FaultQueue {
  private arranged: Arranged[] = [];

  public add(fault: Fault): void {
    const times = fault.times ?? 1;
    this.arranged.push({ fault, left: times < 0 ? Infinity : times, skip: fault.after ?? 0 });
  }

  /** The fault that hits this request, if any; uses it up once. */
  public take(target: FaultTarget): Fault | undefined {
    const meant = this.arranged.find(({ fault, left }) => left > 0 && isMeant(fault, target));
    if (!meant) return undefined;
    if (meant.skip > 0) {
      meant.skip -= 1;
      return undefined;
    }
    meant.left -= 1;
    this.arranged = this.arranged.filter(({ left }) => left > 0);
    return meant.fault;
  }

  public waiting(): readonly Fault[] {
    return this.arranged.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  public clear(): void {
    this.arranged = [];
  }
}

function isMeant(fault: Fault, { route, instance, body }: FaultTarget): boolean {
  if (fault.route !== '*' && fault.route !== route) return false;
  if (fault.instance !== undefined && fault.instance !== instance) return false;
  return fault.action === undefined || actionOf(body) === fault.action;
}

function actionOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { action?: unknown } | null)?.action;
  } catch {
    return undefined;
  }
}
