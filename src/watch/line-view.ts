import { View } from './follow';
import { PlainLines } from './plain-lines';
import { Moment, News, Runs } from './runs';
import { waitingFor } from './texts';
import { Hindrance } from '../progress/progress-reader';

/** Lines one after the other, where there is no terminal to draw a table on. */
export class LineView implements View {
  private readonly lines: PlainLines;
  private waits: string | undefined;

  /** @param path the file that is waited for; where it is left out, that is not said */
  constructor(private readonly say: (line: string) => void, private readonly path?: string) {
    this.lines = new PlainLines(say);
  }

  public show(news: readonly News[], runs: Runs, moment: Moment, hindrance?: Hindrance): void {
    news.forEach((one) => this.lines.tell(one, moment));
    this.lines.remind(runs, moment);
    if (this.path !== undefined && runs.all.length === 0) this.sayWhatIsWaitedFor(waitingFor(this.path, hindrance));
  }

  private sayWhatIsWaitedFor(text: string): void {
    if (text !== this.waits) this.say(text);
    this.waits = text;
  }
}
