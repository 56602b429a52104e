import { lookedIn, WAY_OUT_OF_DESTROY } from './texts';
import { isDmsError } from '../../client';
import { Diagnostics, Path } from '../../plugin-sdk';
import { DiagnosticText, NOTHING_WAS_SENT } from '../texts';

/**
 * The errors of one plan or refresh: each says where was looked and, where the object exists, how a destroy gets past
 * it.
 */
export class PlanErrors {
  private place?: string;

  constructor(private readonly diagnostics: Diagnostics, private readonly objectExists: boolean) {}

  /** From here on every error names the place: `region eu-de, project 0123…`. */
  public lookingIn(place: string): void {
    this.place = place;
  }

  /** `original` is what somebody else said, and comes last. */
  public error([summary, detail]: DiagnosticText, attribute?: Path, original?: string): void {
    const where = this.place === undefined ? [] : [lookedIn(this.place)];
    const wayOut = this.objectExists ? [WAY_OUT_OF_DESTROY] : [];
    const said = original === undefined ? '' : `\n${original}`;
    this.diagnostics.error(summary, `${[detail, ...where, ...wayOut].join(' ')}${said}`, attribute);
  }

  /**
   * A look at the cloud that failed.
   * @throws `error` itself when it is no error of the cloud, or an interruption.
   */
  public failedLook(summary: string, error: unknown): void {
    if (!isDmsError(error) || error.kind === 'cancelled') throw error;
    this.error([summary, NOTHING_WAS_SENT], undefined, error.message);
  }
}
