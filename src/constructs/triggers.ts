import { Fn, Token } from './cdktf';
import { digestOfFiles } from './digest-of-files';
import { refusal, Subject } from './subject';
import { noTriggerValue, repeatedTrigger } from './texts';
import type { KafkaInstanceBatchAction } from '../bindings';

/** Values for `triggers`: what a restart depends on, as a text that changes with it. */
export class Triggers {
  /**
   * A digest of files: of their contents, byte by byte, and of their names relative to the folder that they share. It
   * is the same on every machine, wherever that folder lies, and in whatever order the files are named.
   *
   * A folder stands for all files in it, at any depth. The folder that they share is the innermost one that contains
   * all that is named; where a single folder is named, it is that folder. Line endings are part of the contents: where
   * Git may change them, say `eol` in `.gitattributes`.
   *
   * @param paths files and folders, as seen from the working folder; at least one
   * @returns the digest, 64 hexadecimal digits
   * @throws Error when nothing is named, when something named is missing or cannot be read, or when a folder holds no
   * file.
   *
   * @example
   * new KafkaRollingRestart(this, 'restart', {
   *   instances: [orders.id],
   *   triggers: { broker: Triggers.fromFiles('broker.properties', 'topics') },
   * });
   */
  public static fromFiles(...paths: string[]): string {
    return digestOfFiles({ name: 'Triggers.fromFiles', ids: 'paths' }, paths);
  }

  private constructor() {}
}

/**
 * Adds a trigger to those of a resource.
 *
 * @throws Error when there is one of this name, or when the value is no text.
 */
export function addTriggerTo(subject: Subject, resource: KafkaInstanceBatchAction, name: string, value: string): void {
  if (typeof value !== 'string') throw refusal(subject, noTriggerValue(name, value));
  const before = resource.triggersInput ?? {};
  if (Token.isUnresolved(before)) {
    resource.triggers = Token.asStringMap(Fn.merge([before, { [name]: value }]));
    return;
  }
  if (name in before) throw refusal(subject, repeatedTrigger(name));
  resource.triggers = { ...before, [name]: value };
}
