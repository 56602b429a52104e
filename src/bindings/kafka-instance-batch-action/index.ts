// Generated from the provider's schema by scripts/generate-bindings.ts; do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface KafkaInstanceBatchActionConfig extends cdktf.TerraformMetaArguments {
  /**
  * `restart` or `delete`.
  */
  readonly action: string;
  /**
  * `kafka`: act on every Kafka instance of the project whose creation failed, whoever made it; only with `action = "delete"`. The API deletes whatever is failed at that moment. Exactly one of `instances` and `all_failure` must be given.
  */
  readonly allFailure?: string;
  /**
  * Canaries: these ids go first, one after the other in this order, and the rest only when they are healthy again. Each must be in `instances`. Default: none.
  */
  readonly first?: string[];
  /**
  * Delete for good, past the recycle bin. Huawei Cloud only: elsewhere an error in the plan. Only with `action = "delete"`. Default: not sent, and the project's recycle policy decides.
  */
  readonly forceDelete?: boolean | cdktf.IResolvable;
  /**
  * When a restarted instance is healthy again. `cluster`: when its brokers, online partitions and in-sync replicas are back to what it had before the restart; an error where these cannot be read. `status`: when it is RUNNING and its restart has ended. Only with `action = "restart"`. Default: in a roll `cluster` where it can be read, otherwise `status`.
  */
  readonly healthCheck?: string;
  /**
  * How long one instance may take, as a duration such as `45m`. Past it the run does not wait for it any longer: it counts as a failure, and the next apply waits for it and never sends it again. Default: in a roll 30 minutes for a restart and 20 minutes for a delete; otherwise as long as the run may take.
  */
  readonly instanceTimeout?: string;
  /**
  * Ids (UUIDs, lower case) of the Kafka instances to act on, any number. An empty set is valid and calls nothing. Exactly one of `instances` and `all_failure` must be given.
  */
  readonly instances?: string[];
  /**
  * Outside it nothing begins: what is left stays in `deferred`, and what is in flight is waited for. A destroy that would act fails outside it, before anything is sent. Default: always.
  */
  readonly maintenanceWindow?: KafkaInstanceBatchActionMaintenanceWindow;
  /**
  * Refuse to delete anything when more than so many instances would be deleted. Default: no limit.
  */
  readonly maxDeletions?: number;
  /**
  * A roll begins nothing more once more than so many instances have failed, or have not come back within `instance_timeout`; a canary that fails ends it in any case. What is down or not healthy keeps its place in `max_unavailable`. Only in a roll. Default: `0`.
  */
  readonly maxFailures?: number;
  /**
  * Checkpoint: one apply begins at most so many instances and leaves the rest in `deferred`, for the next approved apply. A destroy is not divided. Default: no limit.
  */
  readonly maxPerApply?: number;
  /**
  * At most so many instances of this resource are down at once; the next starts only when one is healthy again. The window is this resource's own. Default: all at once.
  */
  readonly maxUnavailable?: number;
  /**
  * The same as a share of `instances`, 1 to 100, rounded down, but at least one instance. At most one of `max_unavailable` and `max_unavailable_percent` may be given.
  */
  readonly maxUnavailablePercent?: number;
  /**
  * `error` fails the apply. `record` only warns and keeps what is owed in `pending`, so that a `postcondition` on it can give the verdict without tainting this resource. Default: `error`.
  */
  readonly onFailure?: string;
  /**
  * How long an instance must have been healthy again before the next one starts, as a duration such as `2m`. Default: `0s`.
  */
  readonly pauseBetween?: string;
  /**
  * Project of the instances. Default: the provider's.
  */
  readonly projectId?: string;
  /**
  * Region of the instances. Default: the provider's.
  */
  readonly region?: string;
  /**
  * Bounds of a whole run, all instances together.
  */
  readonly timeouts?: KafkaInstanceBatchActionTimeouts;
  /**
  * Any values; a change of any of them is the event `triggered`. Default: `{}`.
  */
  readonly triggers?: { [key: string]: string };
  /**
  * Return only when the instances are running again, or gone. With `false` they are recorded as accepted, and nothing was seen. Default: `true`.
  */
  readonly waitForCompletion?: boolean | cdktf.IResolvable;
  /**
  * Which events call the API: `added` (an id enters `instances`; at creation, every id), `triggered` (`triggers` or `action` changed), `destroyed` (this resource is destroyed; never when it is merely replaced). Default: `added` and `triggered`. An id that leaves the set, or a changed `when`, is no event.
  */
  readonly when?: string[];
}
export interface KafkaInstanceBatchActionMaintenanceWindow {
  /**
  * Time of the day at which it opens, `HH:MM`.
  */
  readonly begin: string;
  /**
  * Days on which it opens: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. Default: all.
  */
  readonly days?: string[];
  /**
  * Time of the day at which it closes, `HH:MM` or `24:00`; where it is earlier than `begin`, on the next day.
  */
  readonly end: string;
  /**
  * IANA name of the time zone, such as `Europe/Berlin`. Default: `UTC`.
  */
  readonly timeZone?: string;
}

export function kafkaInstanceBatchActionMaintenanceWindowToTerraform(struct?: KafkaInstanceBatchActionMaintenanceWindow | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    begin: cdktf.stringToTerraform(struct!.begin),
    days: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.days),
    end: cdktf.stringToTerraform(struct!.end),
    time_zone: cdktf.stringToTerraform(struct!.timeZone),
  }
}


export function kafkaInstanceBatchActionMaintenanceWindowToHclTerraform(struct?: KafkaInstanceBatchActionMaintenanceWindow | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    begin: {
      value: cdktf.stringToHclTerraform(struct!.begin),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    days: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.days),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    end: {
      value: cdktf.stringToHclTerraform(struct!.end),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    time_zone: {
      value: cdktf.stringToHclTerraform(struct!.timeZone),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class KafkaInstanceBatchActionMaintenanceWindowOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): KafkaInstanceBatchActionMaintenanceWindow | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._begin !== undefined) {
      hasAnyValues = true;
      internalValueResult.begin = this._begin;
    }
    if (this._days !== undefined) {
      hasAnyValues = true;
      internalValueResult.days = this._days;
    }
    if (this._end !== undefined) {
      hasAnyValues = true;
      internalValueResult.end = this._end;
    }
    if (this._timeZone !== undefined) {
      hasAnyValues = true;
      internalValueResult.timeZone = this._timeZone;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: KafkaInstanceBatchActionMaintenanceWindow | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._begin = undefined;
      this._days = undefined;
      this._end = undefined;
      this._timeZone = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._begin = value.begin;
      this._days = value.days;
      this._end = value.end;
      this._timeZone = value.timeZone;
    }
  }

  // begin - computed: false, optional: false, required: true
  private _begin?: string;
  public get begin() {
    return this.getStringAttribute('begin');
  }
  public set begin(value: string) {
    this._begin = value;
  }
  // Temporarily expose input value. Use with caution.
  public get beginInput() {
    return this._begin;
  }

  // days - computed: false, optional: true, required: false
  private _days?: string[];
  public get days() {
    return cdktf.Fn.tolist(this.getListAttribute('days'));
  }
  public set days(value: string[]) {
    this._days = value;
  }
  public resetDays() {
    this._days = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get daysInput() {
    return this._days;
  }

  // end - computed: false, optional: false, required: true
  private _end?: string;
  public get end() {
    return this.getStringAttribute('end');
  }
  public set end(value: string) {
    this._end = value;
  }
  // Temporarily expose input value. Use with caution.
  public get endInput() {
    return this._end;
  }

  // time_zone - computed: false, optional: true, required: false
  private _timeZone?: string;
  public get timeZone() {
    return this.getStringAttribute('time_zone');
  }
  public set timeZone(value: string) {
    this._timeZone = value;
  }
  public resetTimeZone() {
    this._timeZone = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeZoneInput() {
    return this._timeZone;
  }
}
export interface KafkaInstanceBatchActionResultsHealth {
}

export function kafkaInstanceBatchActionResultsHealthToTerraform(struct?: KafkaInstanceBatchActionResultsHealth): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function kafkaInstanceBatchActionResultsHealthToHclTerraform(struct?: KafkaInstanceBatchActionResultsHealth): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class KafkaInstanceBatchActionResultsHealthOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): KafkaInstanceBatchActionResultsHealth | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: KafkaInstanceBatchActionResultsHealth | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // brokers - computed: true, optional: false, required: false
  public get brokers() {
    return this.getNumberAttribute('brokers');
  }

  // brokers_alive - computed: true, optional: false, required: false
  public get brokersAlive() {
    return this.getNumberAttribute('brokers_alive');
  }

  // partitions - computed: true, optional: false, required: false
  public get partitions() {
    return this.getNumberAttribute('partitions');
  }

  // partitions_online - computed: true, optional: false, required: false
  public get partitionsOnline() {
    return this.getNumberAttribute('partitions_online');
  }

  // replicas - computed: true, optional: false, required: false
  public get replicas() {
    return this.getNumberAttribute('replicas');
  }

  // replicas_in_sync - computed: true, optional: false, required: false
  public get replicasInSync() {
    return this.getNumberAttribute('replicas_in_sync');
  }
}
export interface KafkaInstanceBatchActionResultsHealthBefore {
}

export function kafkaInstanceBatchActionResultsHealthBeforeToTerraform(struct?: KafkaInstanceBatchActionResultsHealthBefore): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function kafkaInstanceBatchActionResultsHealthBeforeToHclTerraform(struct?: KafkaInstanceBatchActionResultsHealthBefore): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class KafkaInstanceBatchActionResultsHealthBeforeOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): KafkaInstanceBatchActionResultsHealthBefore | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: KafkaInstanceBatchActionResultsHealthBefore | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // brokers - computed: true, optional: false, required: false
  public get brokers() {
    return this.getNumberAttribute('brokers');
  }

  // brokers_alive - computed: true, optional: false, required: false
  public get brokersAlive() {
    return this.getNumberAttribute('brokers_alive');
  }

  // partitions - computed: true, optional: false, required: false
  public get partitions() {
    return this.getNumberAttribute('partitions');
  }

  // partitions_online - computed: true, optional: false, required: false
  public get partitionsOnline() {
    return this.getNumberAttribute('partitions_online');
  }

  // replicas - computed: true, optional: false, required: false
  public get replicas() {
    return this.getNumberAttribute('replicas');
  }

  // replicas_in_sync - computed: true, optional: false, required: false
  public get replicasInSync() {
    return this.getNumberAttribute('replicas_in_sync');
  }
}
export interface KafkaInstanceBatchActionResults {
}

export function kafkaInstanceBatchActionResultsToTerraform(struct?: KafkaInstanceBatchActionResults): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function kafkaInstanceBatchActionResultsToHclTerraform(struct?: KafkaInstanceBatchActionResults): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class KafkaInstanceBatchActionResultsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): KafkaInstanceBatchActionResults | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: KafkaInstanceBatchActionResults | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // error - computed: true, optional: false, required: false
  public get error() {
    return this.getStringAttribute('error');
  }

  // finished_at - computed: true, optional: false, required: false
  public get finishedAt() {
    return this.getStringAttribute('finished_at');
  }

  // health - computed: true, optional: false, required: false
  private _health = new KafkaInstanceBatchActionResultsHealthOutputReference(this, "health");
  public get health() {
    return this._health;
  }

  // health_before - computed: true, optional: false, required: false
  private _healthBefore = new KafkaInstanceBatchActionResultsHealthBeforeOutputReference(this, "health_before");
  public get healthBefore() {
    return this._healthBefore;
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }

  // outcome - computed: true, optional: false, required: false
  public get outcome() {
    return this.getStringAttribute('outcome');
  }

  // running_at - computed: true, optional: false, required: false
  public get runningAt() {
    return this.getStringAttribute('running_at');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // submitted_at - computed: true, optional: false, required: false
  public get submittedAt() {
    return this.getStringAttribute('submitted_at');
  }

  // task_id - computed: true, optional: false, required: false
  public get taskId() {
    return this.getStringAttribute('task_id');
  }
}

export class KafkaInstanceBatchActionResultsMap extends cdktf.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): KafkaInstanceBatchActionResultsOutputReference {
    return new KafkaInstanceBatchActionResultsOutputReference(this.terraformResource, this.terraformAttribute, cdktf.Token.isUnresolved(key) ? key : JSON.stringify(key));
  }
}
export interface KafkaInstanceBatchActionTimeouts {
  /**
  * How long the first apply may take as a whole, as a duration such as `45m` or `1h30m`. Default: for a restart 30 minutes, for a delete 20 minutes, and in a roll that for every `max_unavailable` instances owed, with their pauses.
  */
  readonly create?: string;
  /**
  * How long the `destroyed` event may take as a whole, as a duration such as `45m` or `1h30m`. Default: for a restart 30 minutes, for a delete 20 minutes, and in a roll that for every `max_unavailable` instances owed, with their pauses.
  */
  readonly delete?: string;
  /**
  * How long a later apply may take as a whole, as a duration such as `45m` or `1h30m`. Default: for a restart 30 minutes, for a delete 20 minutes, and in a roll that for every `max_unavailable` instances owed, with their pauses.
  */
  readonly update?: string;
}

export function kafkaInstanceBatchActionTimeoutsToTerraform(struct?: KafkaInstanceBatchActionTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function kafkaInstanceBatchActionTimeoutsToHclTerraform(struct?: KafkaInstanceBatchActionTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class KafkaInstanceBatchActionTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): KafkaInstanceBatchActionTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: KafkaInstanceBatchActionTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string;
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a dms_kafka_instance_batch_action
*/
export class KafkaInstanceBatchAction extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "dms_kafka_instance_batch_action";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a KafkaInstanceBatchAction resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the KafkaInstanceBatchAction to import
  * @param importFromId The id of the existing KafkaInstanceBatchAction that should be imported. Refer to the import section in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the KafkaInstanceBatchAction to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "dms_kafka_instance_batch_action", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new dms_kafka_instance_batch_action Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options KafkaInstanceBatchActionConfig
  */
  public constructor(scope: Construct, id: string, config: KafkaInstanceBatchActionConfig) {
    super(scope, id, {
      terraformResourceType: 'dms_kafka_instance_batch_action',
      terraformGeneratorMetadata: {
        providerName: 'dms',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._action = config.action;
    this._allFailure = config.allFailure;
    this._first = config.first;
    this._forceDelete = config.forceDelete;
    this._healthCheck = config.healthCheck;
    this._instanceTimeout = config.instanceTimeout;
    this._instances = config.instances;
    this._maintenanceWindow.internalValue = config.maintenanceWindow;
    this._maxDeletions = config.maxDeletions;
    this._maxFailures = config.maxFailures;
    this._maxPerApply = config.maxPerApply;
    this._maxUnavailable = config.maxUnavailable;
    this._maxUnavailablePercent = config.maxUnavailablePercent;
    this._onFailure = config.onFailure;
    this._pauseBetween = config.pauseBetween;
    this._projectId = config.projectId;
    this._region = config.region;
    this._timeouts.internalValue = config.timeouts;
    this._triggers = config.triggers;
    this._waitForCompletion = config.waitForCompletion;
    this._when = config.when;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // action - computed: false, optional: false, required: true
  private _action?: string;
  public get action() {
    return this.getStringAttribute('action');
  }
  public set action(value: string) {
    this._action = value;
  }
  // Temporarily expose input value. Use with caution.
  public get actionInput() {
    return this._action;
  }

  // all_failure - computed: false, optional: true, required: false
  private _allFailure?: string;
  public get allFailure() {
    return this.getStringAttribute('all_failure');
  }
  public set allFailure(value: string) {
    this._allFailure = value;
  }
  public resetAllFailure() {
    this._allFailure = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allFailureInput() {
    return this._allFailure;
  }

  // applied - computed: true, optional: false, required: false
  private _applied = new cdktf.StringMap(this, "applied");
  public get applied() {
    return this._applied;
  }

  // deferred - computed: true, optional: false, required: false
  public get deferred() {
    return cdktf.Fn.tolist(this.getListAttribute('deferred'));
  }

  // failed_instances - computed: true, optional: false, required: false
  public get failedInstances() {
    return cdktf.Fn.tolist(this.getListAttribute('failed_instances'));
  }

  // first - computed: false, optional: true, required: false
  private _first?: string[];
  public get first() {
    return this.getListAttribute('first');
  }
  public set first(value: string[]) {
    this._first = value;
  }
  public resetFirst() {
    this._first = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get firstInput() {
    return this._first;
  }

  // force_delete - computed: false, optional: true, required: false
  private _forceDelete?: boolean | cdktf.IResolvable;
  public get forceDelete() {
    return this.getBooleanAttribute('force_delete');
  }
  public set forceDelete(value: boolean | cdktf.IResolvable) {
    this._forceDelete = value;
  }
  public resetForceDelete() {
    this._forceDelete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get forceDeleteInput() {
    return this._forceDelete;
  }

  // health_check - computed: false, optional: true, required: false
  private _healthCheck?: string;
  public get healthCheck() {
    return this.getStringAttribute('health_check');
  }
  public set healthCheck(value: string) {
    this._healthCheck = value;
  }
  public resetHealthCheck() {
    this._healthCheck = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get healthCheckInput() {
    return this._healthCheck;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // instance_timeout - computed: false, optional: true, required: false
  private _instanceTimeout?: string;
  public get instanceTimeout() {
    return this.getStringAttribute('instance_timeout');
  }
  public set instanceTimeout(value: string) {
    this._instanceTimeout = value;
  }
  public resetInstanceTimeout() {
    this._instanceTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get instanceTimeoutInput() {
    return this._instanceTimeout;
  }

  // instances - computed: false, optional: true, required: false
  private _instances?: string[];
  public get instances() {
    return cdktf.Fn.tolist(this.getListAttribute('instances'));
  }
  public set instances(value: string[]) {
    this._instances = value;
  }
  public resetInstances() {
    this._instances = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get instancesInput() {
    return this._instances;
  }

  // maintenance_window - computed: false, optional: true, required: false
  private _maintenanceWindow = new KafkaInstanceBatchActionMaintenanceWindowOutputReference(this, "maintenance_window");
  public get maintenanceWindow() {
    return this._maintenanceWindow;
  }
  public putMaintenanceWindow(value: KafkaInstanceBatchActionMaintenanceWindow) {
    this._maintenanceWindow.internalValue = value;
  }
  public resetMaintenanceWindow() {
    this._maintenanceWindow.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maintenanceWindowInput() {
    return this._maintenanceWindow.internalValue;
  }

  // max_deletions - computed: false, optional: true, required: false
  private _maxDeletions?: number;
  public get maxDeletions() {
    return this.getNumberAttribute('max_deletions');
  }
  public set maxDeletions(value: number) {
    this._maxDeletions = value;
  }
  public resetMaxDeletions() {
    this._maxDeletions = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxDeletionsInput() {
    return this._maxDeletions;
  }

  // max_failures - computed: false, optional: true, required: false
  private _maxFailures?: number;
  public get maxFailures() {
    return this.getNumberAttribute('max_failures');
  }
  public set maxFailures(value: number) {
    this._maxFailures = value;
  }
  public resetMaxFailures() {
    this._maxFailures = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxFailuresInput() {
    return this._maxFailures;
  }

  // max_per_apply - computed: false, optional: true, required: false
  private _maxPerApply?: number;
  public get maxPerApply() {
    return this.getNumberAttribute('max_per_apply');
  }
  public set maxPerApply(value: number) {
    this._maxPerApply = value;
  }
  public resetMaxPerApply() {
    this._maxPerApply = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxPerApplyInput() {
    return this._maxPerApply;
  }

  // max_unavailable - computed: false, optional: true, required: false
  private _maxUnavailable?: number;
  public get maxUnavailable() {
    return this.getNumberAttribute('max_unavailable');
  }
  public set maxUnavailable(value: number) {
    this._maxUnavailable = value;
  }
  public resetMaxUnavailable() {
    this._maxUnavailable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxUnavailableInput() {
    return this._maxUnavailable;
  }

  // max_unavailable_percent - computed: false, optional: true, required: false
  private _maxUnavailablePercent?: number;
  public get maxUnavailablePercent() {
    return this.getNumberAttribute('max_unavailable_percent');
  }
  public set maxUnavailablePercent(value: number) {
    this._maxUnavailablePercent = value;
  }
  public resetMaxUnavailablePercent() {
    this._maxUnavailablePercent = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxUnavailablePercentInput() {
    return this._maxUnavailablePercent;
  }

  // on_failure - computed: false, optional: true, required: false
  private _onFailure?: string;
  public get onFailure() {
    return this.getStringAttribute('on_failure');
  }
  public set onFailure(value: string) {
    this._onFailure = value;
  }
  public resetOnFailure() {
    this._onFailure = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onFailureInput() {
    return this._onFailure;
  }

  // pause_between - computed: false, optional: true, required: false
  private _pauseBetween?: string;
  public get pauseBetween() {
    return this.getStringAttribute('pause_between');
  }
  public set pauseBetween(value: string) {
    this._pauseBetween = value;
  }
  public resetPauseBetween() {
    this._pauseBetween = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get pauseBetweenInput() {
    return this._pauseBetween;
  }

  // pending - computed: true, optional: false, required: false
  public get pending() {
    return cdktf.Fn.tolist(this.getListAttribute('pending'));
  }

  // project_id - computed: true, optional: true, required: false
  private _projectId?: string;
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
  public set projectId(value: string) {
    this._projectId = value;
  }
  public resetProjectId() {
    this._projectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  // region - computed: true, optional: true, required: false
  private _region?: string;
  public get region() {
    return this.getStringAttribute('region');
  }
  public set region(value: string) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // results - computed: true, optional: false, required: false
  private _results = new KafkaInstanceBatchActionResultsMap(this, "results");
  public get results() {
    return this._results;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new KafkaInstanceBatchActionTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: KafkaInstanceBatchActionTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // triggers - computed: false, optional: true, required: false
  private _triggers?: { [key: string]: string };
  public get triggers() {
    return this.getStringMapAttribute('triggers');
  }
  public set triggers(value: { [key: string]: string }) {
    this._triggers = value;
  }
  public resetTriggers() {
    this._triggers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get triggersInput() {
    return this._triggers;
  }

  // wait_for_completion - computed: false, optional: true, required: false
  private _waitForCompletion?: boolean | cdktf.IResolvable;
  public get waitForCompletion() {
    return this.getBooleanAttribute('wait_for_completion');
  }
  public set waitForCompletion(value: boolean | cdktf.IResolvable) {
    this._waitForCompletion = value;
  }
  public resetWaitForCompletion() {
    this._waitForCompletion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get waitForCompletionInput() {
    return this._waitForCompletion;
  }

  // when - computed: false, optional: true, required: false
  private _when?: string[];
  public get when() {
    return cdktf.Fn.tolist(this.getListAttribute('when'));
  }
  public set when(value: string[]) {
    this._when = value;
  }
  public resetWhen() {
    this._when = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get whenInput() {
    return this._when;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      action: cdktf.stringToTerraform(this._action),
      all_failure: cdktf.stringToTerraform(this._allFailure),
      first: cdktf.listMapper(cdktf.stringToTerraform, false)(this._first),
      force_delete: cdktf.booleanToTerraform(this._forceDelete),
      health_check: cdktf.stringToTerraform(this._healthCheck),
      instance_timeout: cdktf.stringToTerraform(this._instanceTimeout),
      instances: cdktf.listMapper(cdktf.stringToTerraform, false)(this._instances),
      maintenance_window: kafkaInstanceBatchActionMaintenanceWindowToTerraform(this._maintenanceWindow.internalValue),
      max_deletions: cdktf.numberToTerraform(this._maxDeletions),
      max_failures: cdktf.numberToTerraform(this._maxFailures),
      max_per_apply: cdktf.numberToTerraform(this._maxPerApply),
      max_unavailable: cdktf.numberToTerraform(this._maxUnavailable),
      max_unavailable_percent: cdktf.numberToTerraform(this._maxUnavailablePercent),
      on_failure: cdktf.stringToTerraform(this._onFailure),
      pause_between: cdktf.stringToTerraform(this._pauseBetween),
      project_id: cdktf.stringToTerraform(this._projectId),
      region: cdktf.stringToTerraform(this._region),
      timeouts: kafkaInstanceBatchActionTimeoutsToTerraform(this._timeouts.internalValue),
      triggers: cdktf.hashMapper(cdktf.stringToTerraform)(this._triggers),
      wait_for_completion: cdktf.booleanToTerraform(this._waitForCompletion),
      when: cdktf.listMapper(cdktf.stringToTerraform, false)(this._when),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      action: {
        value: cdktf.stringToHclTerraform(this._action),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      all_failure: {
        value: cdktf.stringToHclTerraform(this._allFailure),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      first: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._first),
        isBlock: false,
        type: "list",
        storageClassType: "stringList",
      },
      force_delete: {
        value: cdktf.booleanToHclTerraform(this._forceDelete),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      health_check: {
        value: cdktf.stringToHclTerraform(this._healthCheck),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      instance_timeout: {
        value: cdktf.stringToHclTerraform(this._instanceTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      instances: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._instances),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      maintenance_window: {
        value: kafkaInstanceBatchActionMaintenanceWindowToHclTerraform(this._maintenanceWindow.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "KafkaInstanceBatchActionMaintenanceWindow",
      },
      max_deletions: {
        value: cdktf.numberToHclTerraform(this._maxDeletions),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_failures: {
        value: cdktf.numberToHclTerraform(this._maxFailures),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_per_apply: {
        value: cdktf.numberToHclTerraform(this._maxPerApply),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_unavailable: {
        value: cdktf.numberToHclTerraform(this._maxUnavailable),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_unavailable_percent: {
        value: cdktf.numberToHclTerraform(this._maxUnavailablePercent),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      on_failure: {
        value: cdktf.stringToHclTerraform(this._onFailure),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      pause_between: {
        value: cdktf.stringToHclTerraform(this._pauseBetween),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_id: {
        value: cdktf.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      region: {
        value: cdktf.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: kafkaInstanceBatchActionTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "KafkaInstanceBatchActionTimeouts",
      },
      triggers: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._triggers),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      wait_for_completion: {
        value: cdktf.booleanToHclTerraform(this._waitForCompletion),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      when: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._when),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
