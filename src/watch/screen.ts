import { WriteStream } from 'node:tty';
import { create, LogUpdate } from 'log-update';
import { View } from './follow';
import { pictureOf } from './picture';
import { Moment, News, Runs } from './runs';
import { waitingFor } from './texts';
import { Hindrance } from '../progress/progress-reader';
import { inOneLine } from '../summary/words';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const CLEAR = '\u001b[2J\u001b[H';

/** Where log-update sees no size, it takes this one for granted, too. */
const [COLUMNS, ROWS] = [80, 24];

/** A table that is drawn over itself on a terminal, which gets its cursor back at the end. */
export class Screen implements View {
  private readonly draw: LogUpdate;

  constructor(private readonly stream: WriteStream, private readonly path: string, private readonly colour: boolean) {
    this.draw = create(stream, { showCursor: true });
    this.stream.write(HIDE_CURSOR);
    this.stream.on('resize', this.resized);
    process.once('exit', this.showCursor);
  }

  public show(_news: readonly News[], runs: Runs, moment: Moment, hindrance?: Hindrance): void {
    this.last = () => this.draw(this.picture((this.stream.rows || ROWS) - 1, runs, moment, hindrance));
    this.last();
    this.whole = () => this.picture(Infinity, runs, moment, hindrance);
  }

  /** Leaves the terminal as it was, and on it the picture; all of it where that is `whole`. */
  public close(whole: boolean): void {
    this.stream.off('resize', this.resized);
    process.off('exit', this.showCursor);
    if (whole) {
      this.draw.clear();
      this.stream.write(`${this.whole()}\n`);
    }
    this.showCursor();
  }

  /** Gives the cursor back while the program is stopped, as by Ctrl-Z. */
  public pause(): void {
    this.showCursor();
  }

  /** Draws anew below whatever came meanwhile. */
  public resume(): void {
    this.stream.write(HIDE_CURSOR);
    this.draw.done();
    this.last();
  }

  // One of each, so that it can be taken off what it was put on.
  private readonly showCursor = () => void this.stream.write(SHOW_CURSOR);
  private readonly resized = () => {
    this.stream.write(CLEAR);
    this.draw.done();
    this.last();
  };

  private last: () => void = () => {};
  private whole: () => string = () => '';

  private picture(height: number, runs: Runs, moment: Moment, hindrance?: Hindrance): string {
    if (runs.all.length === 0) return inOneLine(waitingFor(this.path, hindrance));
    const width = (this.stream.columns || COLUMNS) - 1;
    return pictureOf(runs.all, { width, height, colour: this.colour }, moment);
  }
}
