// What the constructs say to whoever writes a stack: each text names the argument and says what to write instead. In an
// error the construct or the call that was written comes before it.

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
export const foreignCanary = (id: string, ids: string): string =>
  `first holds '${id}', which is not among the instances. Add it to ${ids}, or remove it from first.`;

/** A duration cannot be read. */
export const noDuration = (argument: string, given: string): string =>
  `${argument} is '${given}', which is no duration. `
  + 'Write a number and its unit (h, m, s or ms), such as \'45m\' or \'1h30m\'.';

/** A timeout is over before anything can be done. */
export const noTimeToAct = (argument: string, given: string, least: string): string =>
  `${argument} is '${given}', which leaves no time to act. `
  + `Write ${least} or longer, such as '45m', or leave it out for the default.`;

/** A region cannot be the name of one. */
export const noRegion = (given: string): string =>
  `region is '${given}', which is no name of a region. Write it as the cloud does, such as 'eu-de'.`;

/** A project cannot be the id of one. */
export const noProjectId = (given: string): string =>
  `projectId is '${given}', which is no id of a project. Write its id, which is letters and digits, not its name.`;

/** A number is too small or too large, or has a fraction. */
export const noWholeNumber = (argument: string, given: number, least: number, most: number): string =>
  `${argument} is ${given}. `
  + `Write a whole number ${most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`}.`;

/** How many may be down at once is said twice. */
export const TWO_LIMITS = 'maxUnavailable and maxUnavailablePercent say the same, as a number and as a share. '
  + 'Leave one of them out.';

/** Nobody waits, although the options ask for healthy instances. */
export const NOBODY_WAITS = 'waitForCompletion: false cannot go together with maxUnavailable, maxUnavailablePercent or '
  + 'first, which wait until instances are healthy again. Leave one side out.';

/** An option about the end of an action that nobody waits for. */
export const nobodyWaitsFor = (argument: string): string =>
  `${argument} cannot go together with waitForCompletion: false, with which nobody looks how an instance ends. `
  + 'Leave one of them out.';

/** An option of a roll, although all instances begin at once. */
export const onlyInRoll = (argument: string): string =>
  `${argument} needs maxUnavailable, maxUnavailablePercent or first: without them all instances start at once. `
  + `Add one of them, such as maxUnavailable: 1, or leave ${argument} out.`;

/** A health check that there is not. */
export const noHealthCheck = (given: unknown): string =>
  `healthCheck is '${given}', which is none. Write HealthCheck.CLUSTER or HealthCheck.STATUS.`;

/** A maintenance window begins or ends at what is no time of the day. */
export const noTimeOfDay = (argument: string, given: unknown, example: string): string =>
  `${argument} is '${given}', which is no time of the day. Write hours and minutes, such as ${example}.`;

/** A maintenance window ends when it begins. */
export const windowWithoutLength = (argument: string, time: string): string =>
  `${argument} is '${time}', when the window begins, so that it would never be open. `
  + 'Write another time; a whole day is \'00:00\' to \'24:00\'.';

/** The days of a maintenance window are no list. */
export const noListOfDays = (argument: string, given: unknown, days: string): string =>
  `${argument} must be a list of days (${days}), but is ${JSON.stringify(given)}. `
  + 'Write [day], also for a single day, or leave it out for all of them.';

/** A maintenance window without days. */
export const noDays = (argument: string, days: string): string =>
  `${argument} names no day, so that the window would never open. `
  + `Write a list of days (${days}), or leave it out for all of them.`;

/** A day that there is not. */
export const noDay = (argument: string, given: unknown, days: string): string =>
  `${argument} holds '${given}', which is no day. Write the days as ${days}.`;

/** A time zone that there is not, or an offset, which knows no daylight saving time. */
export const noTimeZone = (argument: string, given: unknown): string =>
  `${argument} is '${given}', which is no time zone. `
  + 'Write its name in the IANA database, such as \'Europe/Berlin\', or leave it out for UTC.';

/** An option of deletions, in a restart. */
export const onlyInDelete = (option: string): string =>
  `${option} goes with a delete, and a restart has no use for it. Leave it out.`;

/** An option of restarts, in a delete. */
export const onlyInRestart = (option: string): string =>
  `${option} goes with BatchCall.restart: deletions begin all at once, and nothing is to be healthy again. `
  + 'Leave it out.';

/** An option that divides a call, where one call without ids deletes all. */
export const undividable = (option: string): string =>
  `${option} cannot go with this deletion: one call deletes whatever has failed, and cannot be divided. Leave it out; `
  + 'let the job run when it may act, or name instances in BatchCall.delete(ids).';

/** A destroy that is to be divided. */
export const DESTROY_IS_NOT_DIVIDED = 'onDestroy has maxPerApply, and a destroy is not divided: after it there is no '
  + 'next deploy that could go on. Leave maxPerApply out of that call.';

/** The clean-up of failed instances was given ids. */
export const CLEANUP_TAKES_NO_IDS = 'It takes no ids: it deletes every Kafka instance of the project whose creation '
  + 'failed. Write BatchCall.delete(ids) to delete particular instances.';

/** A batch action without a hook. */
export const NO_HOOKS = 'It has neither onCreate nor onDestroy and would never call anything. '
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
export const NEVER_RESTARTS = 'It has neither triggers nor restartOnAdd and would never restart anything. '
  + 'Give triggers, such as { config: hash }, or restartOnAdd: true; triggers: {} where addTrigger gives them later.';

/** A trigger that is there already. */
export const repeatedTrigger = (name: string): string =>
  `addTrigger would replace the trigger '${name}'. Give it another name.`;

/** A trigger without a value. */
export const noTriggerValue = (name: string, given: unknown): string =>
  `addTrigger: the value of '${name}' must be a text, but is ${JSON.stringify(given)}. `
  + 'Write a text that changes when the instances must be acted on, such as a hash.';

/** No file or folder is named. */
export const NO_PATHS = 'It needs the path of at least one file or folder, such as \'broker.properties\'.';

/** A path that is known only after the synthesis. */
export const PATH_NOT_KNOWN =
  'A path is a token, which is known only after the synthesis, and the files are read now. Write the path itself.';

/** A file or folder is missing, or cannot be read. */
export const unreadablePath = (path: string, code: string | undefined): string =>
  code === 'ENOENT' ? `'${path}' does not exist. Write paths as seen from the working folder, or absolute ones.`
    : `'${path}' cannot be read (${code}). Make it readable, or name what is.`;

/** A path leads to something that has no contents, such as a socket. */
export const neitherFileNorFolder = (path: string): string =>
  `'${path}' is neither a file nor a folder. Name files and folders only.`;

/** A folder without files. */
export const emptyFolder = (path: string): string =>
  `'${path}' holds no file, so nothing in it could ever change. Name a folder that holds the files, or the files.`;

/** Something in dependsOn that has no address in the stack. */
export const notDependable = (what: string): string =>
  `dependsOn holds '${what}', which is no resource. `
  + 'Where it is a construct that holds resources, write node.addDependency(it) instead.';

/** A dependency on what has nothing to wait for. */
export const dependencyOnNothing = (path: string): string =>
  `It depends on '${path}', which holds no resource, data source or module, so there is nothing to come after. `
  + 'Name what creates or changes something, or remove the dependency.';

/** A dependency on what belongs to another stack. */
export const dependencyInOtherStack = (path: string): string =>
  `It depends on '${path}', which is in another stack, and Terraform orders what is in one stack only. `
  + 'Write stack.addDependency(otherStack) instead: it deploys one stack after the other.';

/** A dependency on what holds the construct. */
export const dependencyOnItself = (path: string): string =>
  `It depends on '${path}', which holds it, and would have to come after itself. `
  + 'Name those parts that are to come first.';

/** Something that cannot come after anything depends on the construct. */
export const dependantWithoutResource = (path: string): string =>
  `'${path}' depends on it, but holds no resource, data source or module that could come after it. `
  + 'Remove that dependency, or add it to what creates or changes something.';

/** Something in another stack depends on the construct. */
export const dependantInOtherStack = (path: string): string =>
  `'${path}' depends on it, but is in another stack, and Terraform orders what is in one stack only. `
  + 'Write otherStack.addDependency(stack) instead: it deploys one stack after the other.';

/** An option that leaves something for a later deploy, in an action. */
export const withoutMemory = (option: string): string =>
  `The call has ${option}, which leaves instances for a later deploy, and an action has no memory: nobody would know `
  + `of them. Leave ${option} out, or take the resource, which remembers what is owed: KafkaInstanceBatchAction, or `
  + 'KafkaRollingRestart.';

/** What is to trigger an action is no resource. */
export const noTrigger = (what: string): string =>
  `'${what}' cannot trigger an action: it is no resource. Give the resource itself; of a construct that holds several, `
  + 'the one whose change matters.';

/** What is to trigger an action is in another stack. */
export const triggerInOtherStack = (path: string): string =>
  `'${path}' is in another stack, and a resource triggers only actions of its own. `
  + 'Write this construct in the stack of that resource; ids of the other stack may be used there.';

/** A trigger without events. */
export const noListOfEvents = (given: unknown): string =>
  `events must be a list that is not empty, but is ${JSON.stringify(given)}. Write [ActionEvent.AFTER_UPDATE].`;

/** An event that there is not. */
export const noEvent = (given: unknown, events: string): string =>
  `events holds '${given}', which is no event. Write one of ActionEvent: ${events}.`;

/** One event would run the action twice. */
export const repeatedEvent = (event: string, path: string): string =>
  `'${path}' triggers it on ${event} already, and a second trigger would run it twice. `
  + 'Name each event once; join two conditions with || in one.';

/** A way to fail that there is not. */
export const noActionFailure = (given: unknown): string =>
  `onFailure is '${given}', which is none. `
  + 'Write ActionFailure.HALT, ActionFailure.TAINT or ActionFailure.CONTINUE.';

/** A taint on events that cannot taint. */
export const TAINT_AFTER_CREATE_ONLY = 'ActionFailure.TAINT goes with ActionEvent.AFTER_CREATE alone: after any other '
  + 'event Terraform taints nothing, and the failure is forgotten. Write a trigger of its own for AFTER_CREATE.';

/** Somebody replaced the trigger after it was written. */
export const lostTrigger = (path: string): string =>
  `Its trigger on '${path}' is gone: a later addOverride replaced lifecycle, or lifecycle.action_trigger, of that `
  + 'resource. Add overrides of lifecycle one property each, and those of action_trigger before the triggers.';

/** The app says that it is deployed by something that has no actions, or not these. */
export const notForTarget = (product: string, range: string, least: string | undefined): string =>
  `It needs Terraform ${least ?? '1.14'} or newer, and targetVersions says ${product} '${range}'. `
  + (least ? `Write "${product}": ">=${least}" in targetVersions, or take` : 'OpenTofu has no actions. Take')
  + ' KafkaInstanceBatchAction or KafkaRollingRestart, which run everywhere.';

/** The context names no versions that can be read. */
export const unreadableTargetVersions = (given: unknown): string =>
  `targetVersions in the context is ${JSON.stringify(given)}, which cannot be read. `
  + 'Write npm ranges by product, such as { "terraform": ">=1.14" }.';

/** A stack in HCL, whose generator leaves out what it does not know. */
export const NO_ACTIONS_IN_HCL = 'The HCL output of the CDK has no actions. Synthesise JSON, which is the default.';

/** An action without the provider that runs it. */
export const NO_DMS_PROVIDER = 'There is no provider for it in the stack. Write new DmsProvider(stack, \'dms\').';

/** An action that is to come after something. */
export const actionDependsOn = (path: string): string =>
  `It depends on '${path}', but an action comes after nothing: it runs with the resource that triggers it. `
  + 'Let that resource depend on it.';

/** Something that is to come after an action. */
export const dependsOnAction = (path: string): string =>
  `'${path}' depends on it, but nothing can come after an action. `
  + 'Let it depend on the resource that triggers the action: an action after its event is part of it.';

/** The error of the postcondition, in the language of Terraform: the ids are known to it alone. */
export const stillOwed = (action: string): string =>
  `The ${action} is still owed on: \${join(", ", setsubtract(self.pending, self.deferred))}. `
  + 'The warning above says what happened to each, and so does the attribute results. '
  + 'Mend what it names and deploy again: only instances that are still pending will be acted on.';

/** The package does not hold the plugin. */
export const noPlugin = (file: string): string =>
  `The plugin ${file} does not exist or is not bundled, so the provider cannot be installed. `
  + 'In a checkout of cdktf-provider-dms run `npm run build` first; otherwise install the package again.';

/** The package that holds the plugin is not to be found, because the code that looks for it was bundled. */
export const noPackage = (name: string, version: string, workingFolder: string): string =>
  `The provider cannot be installed: the package ${name} ${version} is neither where this code is nor to be found from `
  + `${workingFolder}. Where the app is bundled into one file, there are two ways: leave the package out of the bundle `
  + `(esbuild: --external:${name}) and have it in node_modules, or write install: false in the DmsProvider and let `
  + `Terraform take the provider from a mirror (npx ${name} mirror FOLDER).`;
