import { DiagnosticText } from '../texts';

/** Nothing was sent, because the run as a whole must not go ahead. */
export class RefusedRun extends Error {
  public readonly summary: string;

  constructor([summary, detail]: DiagnosticText) {
    super(detail);
    this.summary = summary;
  }

  /** What the user is told. */
  public get text(): DiagnosticText {
    return [this.summary, this.message];
  }
}
