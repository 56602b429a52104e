import { Check } from '../../plugin-sdk';

/**
 * The pattern of a name, which may match any part of it. A leading `(?i)`, as Terraform's own functions write it, makes
 * capital letters the same as small ones.
 * @throws SyntaxError when it is no regular expression.
 */
export function namePattern(text: string): RegExp {
  const [, flag, pattern] = /^(\(\?i\))?([^]*)$/.exec(text) ?? ['', undefined, text];
  // With `u` an escape that JavaScript does not know is an error, where it would silently mean a letter without.
  return new RegExp(pattern, flag ? 'iu' : 'u');
}

/** The value must be a regular expression. */
export const regularExpression: Check = (value: string) => {
  try {
    namePattern(value);
    return undefined;
  } catch (error) {
    return `Must be a regular expression in the syntax of JavaScript. ${(error as Error).message}.`;
  }
};
