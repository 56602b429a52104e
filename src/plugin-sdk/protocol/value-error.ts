import { Path, PathStep, pathText } from '../values/path';

/**
 * Bytes that are no value of the expected type, or a value that does not fit its type. The message never repeats the
 * value, which may be a secret.
 */
export class ValueError extends Error {
  /** The way to the wrong part; empty for the value as a whole. Sets have no steps. */
  public readonly path: Path;

  constructor(public readonly problem: string, path: Path = []) {
    super(path.length === 0 ? problem : `${pathText(path)}: ${problem}`);
    this.name = 'ValueError';
    this.path = path;
  }
}

/** Runs `visit` on a part of a value; an error in it learns which part it was. */
export function within<T>(step: PathStep, visit: () => T): T {
  try {
    return visit();
  } catch (error) {
    if (error instanceof ValueError) throw new ValueError(error.problem, [step, ...error.path]);
    throw error;
  }
}
