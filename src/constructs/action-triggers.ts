import { ActionEvent, ActionTriggerOptions } from './action-events';
import { TerraformResource } from './cdktf';
import { overrideAt } from './overrides';
import { refusal, Subject } from './subject';
import { lostTrigger, repeatedEvent } from './texts';

const PATH = 'lifecycle.action_trigger';

/** The `action_trigger` blocks of resources that run one action. */
export class ActionTriggers {
  private readonly written: { resource: TerraformResource; events: readonly ActionEvent[]; block: object }[] = [];

  constructor(private readonly subject: Subject) {}

  /**
   * Writes one more trigger into a resource, after those that are there.
   *
   * @throws Error when one of the events of this resource runs the action already.
   */
  public add(resource: TerraformResource, address: string, events: readonly ActionEvent[],
    { condition, onFailure }: ActionTriggerOptions): void {
    const before = this.written.filter((trigger) => trigger.resource === resource).flatMap((trigger) => trigger.events);
    const repeated = events.find((event) => before.includes(event));
    if (repeated) throw refusal(this.subject, repeatedEvent(repeated, resource.node.path));
    const block = {
      events: [...events],
      actions: [address],
      ...condition !== undefined && { condition },
      ...onFailure !== undefined && { on_failure: onFailure },
    };
    resource.addOverride(PATH, [...triggersOf(resource), block]);
    this.written.push({ resource, events, block });
  }

  /**
   * Checks that all triggers are still where they were written.
   *
   * @throws Error when a later override has replaced one.
   */
  public check(): void {
    const lost = this.written.find(({ resource, block }) => !triggersOf(resource).includes(block));
    if (lost) throw refusal(this.subject, lostTrigger(lost.resource.node.path));
  }
}

/** A single trigger may be written without a list. */
function triggersOf(resource: TerraformResource): unknown[] {
  const given = overrideAt(resource, PATH);
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given : [given];
}
