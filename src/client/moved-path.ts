import { isDmsError } from './errors/errors';

/** An API that has moved: a cloud that does not know the one path is asked by the other, and from then on by that. */
export class MovedPath {
  private known?: string;

  constructor(private readonly today: string, private readonly before: string) {}

  /**
   * Reads from the path that the cloud knows.
   * @throws DmsError as `read` does with today's path, where neither helps.
   */
  public async read<T>(read: (path: string) => Promise<T>): Promise<T> {
    const { known } = this;
    try {
      const answer = await read(known ?? this.today);
      this.known ??= this.today;
      return answer;
    } catch (error) {
      if (known !== undefined || !isDmsError(error, 'contract') || error.httpStatus !== 404) throw error;
      // Somebody who asked at the same time may know by now which path it is.
      if (this.known === this.today) throw error;
      return this.readBefore(read, error);
    }
  }

  private async readBefore<T>(read: (path: string) => Promise<T>, unknownToday: Error): Promise<T> {
    try {
      const answer = await read(this.before);
      this.known = this.before;
      return answer;
    } catch (error) {
      if (!isDmsError(error, 'contract') || error.httpStatus !== 404) throw error;
      this.known = this.today;
      throw unknownToday;
    }
  }
}
