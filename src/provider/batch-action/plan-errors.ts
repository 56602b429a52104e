import { isDmsError } from '../../client';
import { Diagnostics } from '../../plugin-sdk/framework/diagnostics';
import { Path } from '../../plugin-sdk/values/path';

/** `terraform destroy` begins with an ordinary plan, and an error in that stops it. */
const WAY_OUT =
  'This also stops a `terraform destroy`, which plans first: `terraform destroy -refresh=false` gets past it '
  + '(under CDKTF: `TF_CLI_ARGS_destroy=-refresh=false cdktf destroy`).';

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
  public error(summary: string, detail: string, attribute?: Path, original?: string): void {
    const where = this.place === undefined ? [] : [`Looked in ${this.place}.`];
    const wayOut = this.objectExists ? [WAY_OUT] : [];
    const said = original === undefined ? '' : `\n${original}`;
    this.diagnostics.error(summary, `${[detail, ...where, ...wayOut].join(' ')}${said}`, attribute);
  }

  /** A look at the cloud that failed. Throws what is no error of the cloud, and an interruption. */
  public failedLook(summary: string, error: unknown): void {
    if (!isDmsError(error) || error.kind === 'cancelled') throw error;
    this.error(summary, 'Nothing was sent.', undefined, error.message);
  }
}
