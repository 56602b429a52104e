const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const listOf = (items: object, description: string) => ({ type: 'array', items, description });
const object = (description: string, properties: Record<string, object>) => ({
  type: 'object',
  description,
  properties,
  required: Object.keys(properties),
});
const described = (schema: object, description: string) => ({ ...schema, description });

const instances = (description: string) => listOf({ $ref: '#/$defs/instance' }, description);

const instance = object('An instance.', {
  id: text,
  name: described(textOrNull, 'Null where nobody said it: with remote execution there are ids alone.'),
  status: described(textOrNull, 'In the spelling of the API.'),
  reason: described(textOrNull, 'Why it is in its list; null where the list says all.'),
  since: described(textOrNull, 'RFC 3339: of what is found or planned, its creation; otherwise when it was begun.'),
});

const resource = object('A resource dms_kafka_instance_batch_action.', {
  address: text,
  action: described(text, 'restart or delete.'),
  region: textOrNull,
  project: textOrNull,
  limits: {
    type: 'object',
    description: 'The limits in force, by the names of their arguments.',
    additionalProperties: { type: ['string', 'number'] },
  },
  found: instances('Instances whose creation failed; they stay here after they were deleted.'),
  to_restart: instances('What an apply would restart.'),
  to_delete: instances('What an apply would delete.'),
  done: instances('What has been restarted or deleted.'),
  failed: instances('What was tried, failed, and is still owed.'),
  owed: instances('What is still owed otherwise.'),
  deferred: instances('What was left for a later apply on purpose.'),
});

const stack = object('A Terraform folder, or a stack of an app.', {
  folder: text,
  error: described(textOrNull, 'Why nothing more is known of it, or what went wrong.'),
  resources: listOf({ $ref: '#/$defs/resource' }, 'Our resources.'),
});

/** JSON Schema of the summary. A later version may add properties; what is here stays as it is. */
export const SUMMARY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Summary of cdktf-provider-dms, version 1',
  ...object('What a job found, and did.', {
    version: { const: 1 },
    exit_code: { enum: [0, 1, 2], description: '0 nothing left to do, 2 something found or owed, 1 an error.' },
    seconds: { type: 'number', minimum: 0 },
    stacks: listOf({ $ref: '#/$defs/stack' }, 'All that were looked at.'),
  }),
  $defs: { stack, resource, instance },
};
