import { DiagnosticText, NOTHING_WAS_SENT } from '../texts';

/** Why a run begins nothing more. */
export interface Halt {
  /** Completes "Nothing more was begun, because". */
  readonly reason: string;
  /** @default - the reason says all */
  readonly detail?: string;
}

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

  /** Why nothing more can be sent, where something was sent before. */
  public get halt(): Halt {
    const reason = this.summary.charAt(0).toLowerCase() + this.summary.slice(1);
    return { reason, detail: this.message.replace(`${NOTHING_WAS_SENT} `, '') };
  }
}
