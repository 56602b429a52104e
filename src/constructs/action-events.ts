import type { LeastVersion } from './required-version';
import { refusal, Subject } from './subject';
import { noActionFailure, noEvent, noListOfEvents, repeatedEvent, TAINT_AFTER_CREATE_ONLY } from './texts';

/**
 * What in the life of a resource runs an action.
 *
 * @example
 * invocation.triggerOn(topic, [ActionEvent.AFTER_CREATE, ActionEvent.AFTER_UPDATE]);
 */
export enum ActionEvent {
  /** Before the resource is created, **also by a replacement**. */
  BEFORE_CREATE = 'before_create',

  /** After the resource was created, **also by a replacement**. */
  AFTER_CREATE = 'after_create',

  /** Before the resource is updated in place. */
  BEFORE_UPDATE = 'before_update',

  /** After the resource was updated in place. A replacement is no update. */
  AFTER_UPDATE = 'after_update',

  /**
   * Before the resource is destroyed, **also by a replacement**. Terraform 1.16. When the action fails in a destroy of
   * the whole stack, that is a warning only.
   */
  BEFORE_DESTROY = 'before_destroy',

  /**
   * After the resource was destroyed, **also by a replacement**. Terraform 1.16. When the action fails in a destroy of
   * the whole stack, that is a warning only.
   */
  AFTER_DESTROY = 'after_destroy',
}

/**
 * What becomes of a deploy in which an action fails.
 *
 * @example
 * invocation.triggerOn(topic, [ActionEvent.AFTER_CREATE], { onFailure: ActionFailure.TAINT });
 */
export enum ActionFailure {
  /** The deploy fails. After an event that has happened, the next plan is empty all the same. */
  HALT = 'halt',

  /**
   * The deploy fails and the resource is tainted: the next deploy replaces it and runs the action again. With
   * `ActionEvent.AFTER_CREATE` alone.
   */
  TAINT = 'taint',

  /** The failure is a warning, and the deploy goes on. */
  CONTINUE = 'continue',
}

/** How a resource triggers an action. */
export interface ActionTriggerOptions {
  /**
   * An expression of Terraform, such as `${var.restart}`: the action runs only where it is true. Where the plan knows
   * that it is false, the plan does not show the action.
   *
   * @default - it always runs
   */
  readonly condition?: any;

  /**
   * What becomes of the deploy when the action fails. Naming it needs Terraform 1.16.
   *
   * @default ActionFailure.HALT
   */
  readonly onFailure?: ActionFailure;
}

const OF_DESTROY: readonly ActionEvent[] = [ActionEvent.BEFORE_DESTROY, ActionEvent.AFTER_DESTROY];

/** The version of Terraform that knows these events and options. */
export const versionFor = (events: readonly ActionEvent[], { onFailure }: ActionTriggerOptions): LeastVersion =>
  onFailure !== undefined || events.some((event) => OF_DESTROY.includes(event)) ? '1.16' : '1.14';

/**
 * Checks the events of a trigger, and what is to become of a failure.
 *
 * @throws Error when there is none of the name, an event twice, or a taint where nothing can be tainted.
 */
export function checkEvents(subject: Subject, path: string, events: readonly ActionEvent[],
  { onFailure }: ActionTriggerOptions): void {
  if (!Array.isArray(events) || events.length === 0) throw refusal(subject, noListOfEvents(events));
  const known = Object.values(ActionEvent);
  const strange = events.find((event) => !known.includes(event));
  if (strange !== undefined) throw refusal(subject, noEvent(strange, Object.keys(ActionEvent).join(', ')));
  const repeated = events.find((event, index) => events.indexOf(event) !== index);
  if (repeated) throw refusal(subject, repeatedEvent(repeated, path));
  if (onFailure === undefined) return;
  if (!Object.values(ActionFailure).includes(onFailure)) throw refusal(subject, noActionFailure(onFailure));
  if (onFailure === ActionFailure.TAINT && events.some((event) => event !== ActionEvent.AFTER_CREATE)) {
    throw refusal(subject, TAINT_AFTER_CREATE_ONLY);
  }
}
