/** The way into a value; empty for the value as a whole. */
export type Path = readonly PathStep[];

/** To an attribute of an object, the key of a map, or the index of a list. Sets have no steps: name the set itself. */
export type PathStep = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** The path to an attribute, and from there on. */
export const attribute = (name: string, ...rest: PathStep[]): Path => [{ attribute: name }, ...rest];

/** The path as a user would write it: `timeouts.create`, `applied["a"]`, `first[0]`. */
export function pathText(path: Path): string {
  return path.map((step, at) => {
    if ('attribute' in step) return at === 0 ? step.attribute : `.${step.attribute}`;
    return 'key' in step ? `[${JSON.stringify(step.key)}]` : `[${step.index}]`;
  }).join('');
}
