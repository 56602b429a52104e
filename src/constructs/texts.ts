// What the constructs say to whoever writes a stack: each text names the argument and says what to write instead.

/** An argument that takes a list of ids holds something else. */
export const noListOfIds = (argument: string, given: unknown): string =>
  `${argument} must be a list of instance ids, but is ${JSON.stringify(given)}. `
  + 'Write [id], also for a single instance.';

/** An id would be right in another spelling. */
export const untidyId = (argument: string, given: unknown, tidied: string): string =>
  `${argument} holds '${given}'. Write it in lower case and without white space: '${tidied}'.`;

/** An id is none. */
export const noInstanceId = (argument: string, given: unknown): string =>
  `${argument} holds '${given}', which is no instance id. `
  + 'Write the UUID of the instance, such as \'54602a9d-5e22-4239-9123-77e350df4a34\', not its name.';

/** A canary is named twice. */
export const repeatedCanary = (id: string): string =>
  `first holds '${id}' more than once. Name each instance once, in the order in which they are to go.`;

/** A canary is not acted on. */
export const foreignCanary = (id: string): string =>
  `first holds '${id}', which is not among the instances. Add it to the instances, or remove it from first.`;

/** A duration cannot be read. */
export const noDuration = (argument: string, given: string): string =>
  `${argument} is '${given}', which is no duration. `
  + 'Write a number and its unit (h, m, s or ms), such as \'45m\' or \'1h30m\'.';

/** A timeout is over before it begins. */
export const noTimeToAct = (argument: string, given: string): string =>
  `${argument} is '${given}', which leaves no time to act. Write a longer duration, or leave it out for the default.`;

/** A number is too small, or has a fraction. */
export const noWholeNumber = (argument: string, given: number, least: number): string =>
  `${argument} is ${given}. Write a whole number of at least ${least}.`;

/** Nobody waits, although the options ask for healthy instances. */
export const NOBODY_WAITS = 'waitForCompletion: false cannot go together with maxUnavailable, first or pauseBetween, '
  + 'which all wait until instances are healthy again. Leave one side out.';

/** The clean-up of failed instances was given ids. */
export const CLEANUP_TAKES_NO_IDS =
  'BatchCall.deleteFailed takes no ids: it deletes every Kafka instance of the project whose creation failed. '
  + 'Write BatchCall.delete(ids) to delete particular instances.';

/** A batch action without a hook. */
export const NO_HOOKS = 'KafkaInstanceBatchAction has neither onCreate nor onDestroy and would never call anything. '
  + 'Give at least one of them, such as onCreate: BatchCall.restart([id]).';

/** Triggers of a batch action that nothing listens to. */
export const TRIGGERS_WITHOUT_ON_CREATE = 'triggers make the onCreate call again, but there is no onCreate. '
  + 'Add onCreate, or remove triggers: onDestroy does not need them.';

/** One hook takes away what the other one acts on. */
export const deletedBeforeDestroy = (id: string): string =>
  `onCreate deletes '${id}', so nothing is left of it for onDestroy. Keep it in one of the two calls only.`;

/** A warning: what is deleted may be created again. */
export const DELETES_UNKNOWN_IDS = 'onCreate deletes instances whose ids are not known yet. '
  + 'Where the same configuration also creates them, the next deploy creates them again: '
  + 'remove their own resources instead.';

/** A roll that nothing sets off. */
export const NEVER_RESTARTS = 'KafkaRollingRestart has neither triggers nor restartOnAdd and would never restart '
  + 'anything. Give triggers, such as { config: hash }, or restartOnAdd: true.';

/** The error of the postcondition, in the language of Terraform: the ids are known to it alone. */
export const stillOwed = (action: string): string =>
  `The ${action} is still owed on: \${join(", ", self.pending)}. `
  + 'The warning above says what happened to each, and so does the attribute results. '
  + 'Mend what it names and deploy again: only these instances will be acted on.';

/** The package does not hold the plugin. */
export const noPlugin = (file: string): string =>
  `The plugin ${file} does not exist or is not bundled, so the provider cannot be installed. `
  + 'In a checkout of cdktf-provider-dms run `npm run build` first; otherwise install the package again.';
