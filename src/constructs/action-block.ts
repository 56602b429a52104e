import { Construct } from 'constructs';
import { TerraformElement, TerraformProvider } from './cdktf';
import { refusal, Subject } from './subject';
import { NO_ACTIONS_IN_HCL } from './texts';

const TYPE = 'dms_kafka_instance_batch_action';

/**
 * The `action` block of a stack. It is an element, and no override of the stack, so that the CDK finds what its
 * arguments refer to, also in other stacks.
 */
export class ActionBlock extends TerraformElement {
  constructor(scope: Construct, id: string, private readonly subject: Subject,
    private readonly config: Readonly<Record<string, unknown>>, private readonly provider?: TerraformProvider) {
    super(scope, id, `action.${TYPE}`);
  }

  /** How the stack and the command line name it. */
  public get address(): string {
    return `action.${TYPE}.${this.friendlyUniqueId}`;
  }

  public toTerraform(): any {
    const block = { config: inTerraformNames(this.config), provider: this.provider?.fqn };
    return { action: { [TYPE]: { [this.friendlyUniqueId]: block } } };
  }

  public toHclTerraform(): any {
    throw refusal(this.subject, NO_ACTIONS_IN_HCL);
  }
}

const inTerraformNames = (given: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined).map(([name, value]) =>
    [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value],
  ));
