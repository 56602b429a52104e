/** One step into a value: an attribute name or map key (text), or a list index (number). Sets have no steps: name the set itself. */
export type Path = readonly PathStep[];
export type PathStep = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

export const attribute = (name: string, ...rest: PathStep[]): Path => [{ attribute: name }, ...rest];

/** The path as a user would write it: `timeouts.create`, `applied["a"]`, `first[0]`. */
export function pathText(path: Path): string {
  return path.map((step, at) => {
    if ('attribute' in step) return at === 0 ? step.attribute : `.${step.attribute}`;
    return 'key' in step ? `[${JSON.stringify(step.key)}]` : `[${step.index}]`;
  }).join('');
}
