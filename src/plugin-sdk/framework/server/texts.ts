import { ConformanceError } from '../../values/conform';
import { pathText } from '../../values/path';
import { Diagnostic } from '../diagnostics';
import { MoveSource } from '../resource';

// What users read of this room: why a request failed, whose fault it is, and what to do next.

type Text = Pick<Diagnostic, 'summary' | 'detail'>;

const NOTHING_AT_FAULT = 'Your configuration is not at fault; please report this to the developers of the provider.';

/** A mistake in the provider's code; `what` says in a clause what it did, and the error where. */
export function providerBug(what: string, name: string, { path, problem }: ConformanceError): Text {
  const place = path.length > 0 ? `Attribute \`${pathText(path)}\`` : 'The object';
  return { summary: `Bug in the provider: ${what}`, detail: `${place} of ${name} ${problem}. ${NOTHING_AT_FAULT}` };
}

/** A handler failed; `verb` completes "Could not ...". */
export function handlerFailed(verb: string, name: string, thrown: unknown, isInterrupted: boolean): Text {
  return {
    summary: `Could not ${verb} ${name}`,
    detail: isInterrupted ? interruptionText(thrown) : messageOf(thrown),
  };
}

function interruptionText(thrown: unknown): string {
  const saysNoMore = isError(thrown) && thrown.name === 'AbortError';
  return saysNoMore ? 'The run was interrupted before it was done.' : `The run was interrupted. ${messageOf(thrown)}`;
}

function messageOf(thrown: unknown): string {
  if (isError(thrown)) return thrown.message || `It failed without a message (${thrown.name}).`;
  return typeof thrown === 'string' && thrown !== '' ? thrown : 'It failed without saying why.';
}

/** Whether it is an error, of any realm; `instanceof` knows only those of this one. */
export function isError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';
}

/** A handler went on after an interrupt until nobody waited any more. */
export const abandoned = (graceInMilliseconds: number): string =>
  `It did not end within ${graceInMilliseconds / 1000} s after that, and was abandoned.`;

/** A type name that the provider does not serve. */
export const unknownType = (kind: string, typeName: string): string =>
  `This provider has no ${kind} of the type "${typeName}". `
  + 'Is the provider version the one your configuration was written for?';

/** A change in place was applied that no handler can make. */
export const NO_UPDATE =
  'It cannot be changed in place, and no replacement was planned. This is a bug in the provider, please report it.';

/** An action is to be done with values that nobody knows. */
export const notKnownYet = (typeName: string): Text => ({
  summary: `${typeName} was not invoked`,
  detail: 'Part of its configuration is not known yet, so that nothing was done. Invoke it when all is known.',
});

/** What was given to `save` is no object. */
export const noObjectSaved = (state: unknown): string =>
  `The state to be saved is not an object of attributes but ${state === null ? 'null' : typeof state}. `
  + 'This is a bug in the provider, please report it.';

// The next ones are problems of the object as a whole, which complete "The object of ...".

/** A create or an update has ended without a call of `save`. */
export const nothingSaved: ConformanceError = { path: [], problem: 'was not saved' };

/** A data source has returned nothing. */
export const nothingRead: ConformanceError = { path: [], problem: 'came back as nothing' };

/** An upgrade has returned nothing. */
export const nothingUpgraded: ConformanceError = { path: [], problem: 'came back from the upgrade as nothing' };

/** A private state would not survive in a state file. */
export const privateStateIsNoJson: ConformanceError = {
  path: [],
  problem: 'has a private state that is not an object of JSON values',
};

/** The resource has no `importState`. */
export const notImportable = (typeName: string): Text => ({
  summary: `${typeName} cannot be imported`,
  detail: 'There is nothing this resource could be read from. Create it with Terraform instead.',
});

/** The provider found nothing under the id. */
export const nothingToImport = (typeName: string, id: string): Text => ({
  summary: `Nothing to import as ${typeName}`,
  detail: `There is no object with the id ${JSON.stringify(id)}. Check the id.`,
});

/** A `moved` block brings what the resource cannot take over. */
export const notMovable = (typeName: string, source: MoveSource, isImportable: boolean): Text => ({
  summary: `${source.typeName} cannot become ${typeName}`,
  detail: `This provider does not know how to take over a ${source.typeName} of ${source.providerAddress}. `
    + 'Replace the "moved" block by a "removed" block with "destroy = false", which forgets the old object, and '
    + (isImportable ? 'bring the object back with an "import" block.' : 'let Terraform create the new one.'),
});

const versions = (written: number, known: number) =>
  `The state was written under version ${written} of the schema, this provider knows version ${known}`;

/** A later provider has written the state. */
export const stateIsNewer = (typeName: string, written: number, known: number): Text => ({
  summary: `State of ${typeName} is newer than the provider`,
  detail: `${versions(written, known)}. Use a provider at least as new as the one that wrote it.`,
});

/** An earlier provider has written the state, and the resource has no `upgrade`. */
export const noUpgrade = (typeName: string, written: number, known: number): Text => ({
  summary: `State of ${typeName} cannot be upgraded`,
  detail: `${versions(written, known)} and not how to get there. This is a bug in the provider: please report it. `
    + 'Until it is mended, use the version of the provider that wrote the state.',
});

/** The state, after an upgrade or without one, is none of the schema. */
export const stateDoesNotFit = (typeName: string, { path, problem }: ConformanceError): Text => ({
  summary: `State of ${typeName} does not fit its schema`,
  detail: `${path.length > 0 ? `\`${pathText(path)}\`` : 'It'} ${problem}. If the state was edited by hand, mend it; `
    + 'otherwise please report this to the developers of the provider.',
});

/** A required attribute has no value. */
export const missingAttribute = (name: string): Text => ({
  summary: 'Missing required attribute',
  detail: `\`${name}\` is required. Set it.`,
});

/** An attribute has a value that only the provider may give. */
export const readOnlyAttribute = (name: string): Text => ({
  summary: 'Read-only attribute is set',
  detail: `\`${name}\` is decided by the provider. Remove it from the configuration.`,
});

/** An attribute has a value and is deprecated. */
export const deprecatedAttribute = (name: string, reason: string): Text => ({
  summary: 'Deprecated attribute',
  detail: `\`${name}\`: ${reason}`,
});

/** A block is written that is deprecated. */
export const deprecatedBlock = (name: string, reason: string): Text => ({
  summary: 'Deprecated block',
  detail: `\`${name}\`: ${reason}`,
});

/** A block is not written as often as it must be. */
export const tooFewBlocks = (name: string, least: number, count: number): Text => ({
  summary: `Too few \`${name}\` blocks`,
  detail: `${least === 1 ? 'One is' : `At least ${least} are`} required, and there ${areBlocks(count)}. `
    + 'Add what is missing.',
});

/** A block is written more often than it may be. */
export const tooManyBlocks = (name: string, most: number, count: number): Text => ({
  summary: `Too many \`${name}\` blocks`,
  detail: `There may be ${most} at most, and there ${areBlocks(count)}. Remove what is too much.`,
});

const areBlocks = (count: number) => (count === 0 ? 'is none' : count === 1 ? 'is 1' : `are ${count}`);

/** A check has found something wrong. */
export const invalidValue = (name: string, detail: string): Text => ({
  summary: `Invalid value for \`${name}\``,
  detail,
});

/** Behind what would be right: what was given, as JSON. */
export const givenValue = (text: string): string => `The value is ${text}.`;

/** An element that is to be checked is null. */
export const NULL_ELEMENT = 'An element must not be null.';

/** Instead of a sentence that repeats a secret. */
export const SECRET_NOT_ALLOWED = 'The value, which is sensitive, is not allowed.';

/** Every place where a schema says what none may say. */
export const wrongSchemas = (found: readonly string[]): string =>
  'This is a bug in the provider, please report it. Its schemas are wrong:\n'
  + found.map((one) => `- ${one}`).join('\n');
