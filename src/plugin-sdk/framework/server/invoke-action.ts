import { FrameworkServer } from './framework-server';
import { RequestContext } from './request-context';
import { notKnownYet } from './texts';
import { isWhollyKnown } from '../../values/unknown';
import { InvokeActionRequest, RpcResponse } from '../requests';

/** Does it, and passes on what it tells on the way until it has ended or is interrupted. */
export async function invokeAction(server: FrameworkServer,
  { typeName, config, signal, progress, onInterrupted }: InvokeActionRequest): Promise<RpcResponse> {
  return server.respond(server.actionScope(typeName, config), {}, async (context) => {
    const action = server.action(typeName);
    if (!isWhollyKnown(config)) return context.addError(notKnownYet(typeName));
    context.forHandlers.signal.addEventListener('abort', onInterrupted);
    const reports = new ProgressReports(context, progress);
    await context.call('invoke',
      () => action.invoke({ ...context.forHandlers, config: config ?? {}, progress: reports.tell }));
    reports.end();
  }, signal);
}

/** The progress of one action: a handler that was abandoned may still tell, but nobody hears it. */
class ProgressReports {
  private ended = false;

  constructor(private readonly context: RequestContext, private readonly pass: (text: string) => void) {}

  public readonly tell = (text: string): void => {
    if (!this.ended && !this.context.forHandlers.signal.aborted) this.pass(this.context.masked(String(text)));
  };

  public end(): void {
    this.ended = true;
  }
}
