import { IConstruct } from 'constructs';

/** Who was given the arguments that are checked, in the words of whoever wrote them. */
export interface Subject {
  /** What an error begins with, such as `BatchCall.restart` or `KafkaRollingRestart (stack/restart)`. */
  readonly name: string;

  /** Name of the argument that holds the ids. */
  readonly ids: string;
}

/** A construct as the subject of an error: its class and its path. */
export const constructSubject = (type: string, construct: IConstruct): Subject =>
  ({ name: `${type} (${construct.node.path})`, ids: 'instances' });

/** The error that begins with its subject. */
export const refusal = ({ name }: Subject, sentence: string): Error => new Error(`${name}: ${sentence}`);
