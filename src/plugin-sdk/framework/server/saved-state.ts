import { privateStateOf } from './private-state';
import { RequestContext } from './request-context';
import { conform, ConformanceError } from '../../values/conform';
import { isRecord } from '../../values/record';
import { ObjectValue } from '../requests';
import { PrivateState } from '../resource';
import { Schema } from '../schema';
import { schemaType } from '../schema-type';

/** What Terraform is to keep of an object that is being created, changed or removed, whatever happens next. */
export class SavedState {
  public misfits: readonly ConformanceError[] = [];
  public isSaved = false;

  constructor(
    private readonly turn: RequestContext,
    private readonly schema: Schema,
    public state: ObjectValue,
    public privateState: PrivateState,
  ) {}

  /**
   * Takes a copy, made safe: what is unknown or does not fit the schema becomes null, so that the rest, an id above
   * all, is not lost.
   * @throws TypeError when it is no object at all.
   */
  public save(state: unknown, privateState?: unknown): void {
    if (!isRecord(state)) {
      throw new TypeError(
        `The state to be saved is not an object of attributes but ${state === null ? 'null' : typeof state}.`,
      );
    }
    const { value, misfits } = conform(schemaType(this.schema.attributes), state, { unknowns: false });
    this.state = value as ObjectValue;
    this.privateState = privateStateOf(this.turn, privateState, this.privateState);
    this.misfits = misfits;
    this.isSaved = true;
  }
}
