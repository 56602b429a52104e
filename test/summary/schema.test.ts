import Ajv from 'ajv/dist/2020';
import { CLEAN_UP, ROLLED, STACKS, summaryOf } from './rolls';
import { failedStack, jsonOf, SUMMARY_SCHEMA } from '../../src/summary';

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(SUMMARY_SCHEMA);

test('what is written is what the schema describes', () => {
  validate(JSON.parse(jsonOf(summaryOf([...STACKS, failedStack('broken', 'boom')]))));
  expect(validate.errors).toBeNull();
});

test.each([
  ['another version', { ...summaryOf([]), version: 2 as never }],
  ['a list that is missing', summaryOf([{ folder: '.', error: null, resources: [{ ...ROLLED, owed: undefined } as never] }])],
  ['a limit that is no number or text', summaryOf([{ folder: '.', error: null, resources: [{ ...CLEAN_UP, limits: { max_deletions: null as never } }] }])],
])('%s is refused', (_, summary) => {
  expect(validate(JSON.parse(jsonOf(summary)))).toBe(false);
});
