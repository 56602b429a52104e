import { Lifeline } from './lifeline';
import { Witness } from './witness';
import { cancelledError } from '../../src/client/pacing/cancellation';
import { HttpRequest, HttpResponse, SendOptions, Transport } from '../../src/client/transport/transport';
import { errorOfFailure } from '../../src/client/transport/transport-failure';
import { Dropped, EmulatedCloud, isDropped, WireResponse } from '../../src/emulator';

/**
 * Carries the requests of one process straight into the emulated cloud; what a connection may suffer, they suffer too.
 */
export class CloudTransport implements Transport {
  /** @param passed is told of every request, before it reaches the cloud and when its answer is on the way back. */
  constructor(private readonly cloud: EmulatedCloud, private readonly life: Lifeline, private readonly witness: Witness,
    private readonly passed: (side: 'before' | 'after') => void) {}

  public async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    if (options.signal?.aborted) throw cancelledError();
    return this.life.whileAlive(async () => {
      this.passed('before');
      await this.life.gate();
      const answer = await this.inTime(this.reach(request), request, options);
      this.passed('after');
      if (isDropped(answer)) throw errorOfFailure({ host: hostOf(request), maybeSent: true, code: 'ECONNRESET' });
      return answer;
    });
  }

  private async reach(request: HttpRequest): Promise<WireResponse | Dropped> {
    if (request.method !== 'POST') return this.cloud.handle(request);
    const call = this.witness.leaves(request.url, request.body!);
    const answer = await this.cloud.handle(request);
    this.witness.answered(call, answer);
    return answer;
  }

  /** The answer, unless the time runs out or the caller gives up before. */
  private async inTime<T>(answer: Promise<T>, request: HttpRequest, { timeoutMs, signal }: SendOptions): Promise<T> {
    const answered = new AbortController();
    const patience = AbortSignal.any([answered.signal, ...(signal ? [signal] : [])]);
    const tooLate = this.life.clock.sleep(timeoutMs, patience).then(() => {
      throw errorOfFailure({ host: hostOf(request), maybeSent: true, timedOutAfterMs: timeoutMs });
    });
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      answered.abort();
    }
  }
}

const hostOf = ({ url }: HttpRequest): string => new URL(url).host;
