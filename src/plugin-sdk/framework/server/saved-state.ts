import { privateStateOf } from './private-state';
import { RequestContext } from './request-context';
import { noObjectSaved } from './texts';
import { conform, ConformanceError } from '../../values/conform';
import { isRecord } from '../../values/record';
import { ObjectValue } from '../requests';
import { PrivateState } from '../resource';
import { Schema } from '../schema';
import { schemaType } from '../schema-type';

/** A state, with the private state that belongs to it. */
interface InitialState {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/** What Terraform is to keep of an object, as its handler tells by `save` and `forget`; the last call counts. */
export class SavedState {
  public state: ObjectValue;
  public privateState: PrivateState;
  /** Where the state that was saved last did not fit the schema. */
  public errors: readonly ConformanceError[] = [];
  public isSaved = false;

  constructor(private readonly context: RequestContext, private readonly schema: Schema, initial: InitialState) {
    this.state = initial.state;
    this.privateState = initial.privateState;
  }

  /**
   * Takes a copy, made safe: what is unknown or does not fit the schema becomes null, so that the rest, an id above
   * all, is not lost.
   * @throws TypeError when it is no object at all.
   */
  public readonly save = (state: unknown, privateState?: unknown): void => {
    if (!isRecord(state)) throw new TypeError(noObjectSaved(state));
    const { value, errors } = conform(schemaType(this.schema.attributes), state, { unknowns: false });
    this.state = value as ObjectValue;
    this.privateState = privateStateOf(this.context, privateState, this.privateState);
    this.errors = errors;
    this.isSaved = true;
  };

  /** Says that there is no such object any more. */
  public readonly forget = (): void => {
    this.state = null;
    this.errors = [];
  };
}
