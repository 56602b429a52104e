import { Misfit } from '../../values/conform';
import { equal, identityText } from '../../values/equal';
import { Path } from '../../values/path';
import { member } from '../../values/record';
import { Type } from '../../values/type';
import { isUnknown, isWhollyKnown } from '../../values/unknown';
import { DynamicValue, Value } from '../../values/value';

const problem = 'came back different from what was planned';

/** Where the result of an apply breaks its plan: what the plan knew must come back the same, only what was unknown is open. */
export function contradictions(type: Type, planned: Value, actual: Value, path: Path = []): Misfit[] {
  if (isUnknown(planned) || equal(type, planned, actual)) return [];
  if (planned === null || actual === null) return [{ path, problem }];
  switch (type.kind) {
    case 'list': return inOrder(() => type.element, planned as readonly Value[], actual as readonly Value[], path);
    case 'tuple': return inOrder((at) => type.elements[at], planned as readonly Value[], actual as readonly Value[], path);
    case 'set': return inSet(type.element, planned as readonly Value[], actual as readonly Value[], path);
    case 'map': return inRecord(() => type.element, (key) => ({ key }), planned as Members, actual as Members, path);
    case 'object': return inRecord((name) => type.attributes[name], (name) => ({ attribute: name }), planned as Members, actual as Members, path);
    case 'dynamic': return isWhollyKnown((planned as DynamicValue).value) ? [{ path, problem }] : [];
    default: return [{ path, problem }];
  }
}

type Members = Readonly<Record<string, Value>>;

function inOrder(typeAt: (index: number) => Type, planned: readonly Value[], actual: readonly Value[], path: Path): Misfit[] {
  if (planned.length !== actual.length) return [{ path, problem }];
  return planned.flatMap((value, index) => contradictions(typeAt(index), value, actual[index], [...path, { index }]));
}

/** Unknown elements may turn out equal to others, so that a set may become smaller but never larger. */
function inSet(element: Type, planned: readonly Value[], actual: readonly Value[], path: Path): Misfit[] {
  const found = new Set(actual.map((value) => identityText(element, value)));
  const isComplete = planned.every((value) => !isWhollyKnown(value) || found.has(identityText(element, value)));
  return isComplete && found.size <= planned.length ? [] : [{ path, problem }];
}

function inRecord(typeOf: (key: string) => Type, stepTo: (key: string) => Path[number], planned: Members, actual: Members, path: Path): Misfit[] {
  const keys = Object.keys(planned);
  if (keys.length !== Object.keys(actual).length || !keys.every((key) => Object.hasOwn(actual, key))) return [{ path, problem }];
  return keys.flatMap((key) => contradictions(typeOf(key), planned[key], member(actual, key) ?? null, [...path, stepTo(key)]));
}
