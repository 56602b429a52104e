import { ConformanceError } from '../../values/conform';
import { equal, identityText } from '../../values/equal';
import { Path } from '../../values/path';
import { member } from '../../values/record';
import { Type } from '../../values/type';
import { typeText } from '../../values/type-json';
import { isUnknown } from '../../values/unknown';
import { DynamicValue, Value } from '../../values/value';

const problem = 'came back different from what was planned';

/**
 * Finds where the result of an apply breaks its plan: what the plan knew must come back the same, only what was unknown
 * is open. These are the rules of core's `AssertObjectCompatible`, and never stricter ones.
 */
export function contradictions(type: Type, planned: Value, actual: Value, path: Path = []): ConformanceError[] {
  if (isUnknown(planned) || equal(type, planned, actual)) return [];
  // A null of dynamic type does not even say of which type it is, so that anything may become of it.
  if (type.kind === 'dynamic' && planned === null) return [];
  if (planned === null || actual === null) return [{ path, problem }];
  switch (type.kind) {
    case 'list':
      return inOrder(() => type.element, planned as readonly Value[], actual as readonly Value[], path);
    case 'tuple':
      return inOrder((at) => type.elements[at], planned as readonly Value[], actual as readonly Value[], path);
    case 'set':
      return inSet(type.element, planned as readonly Value[], actual as readonly Value[], path);
    case 'map':
      return inRecord(() => type.element, (key) => ({ key }), planned as Members, actual as Members, path);
    case 'object':
      return inRecord((name) => type.attributes[name], (name) => ({ attribute: name }), planned as Members,
        actual as Members, path);
    case 'dynamic':
      return inDynamic(planned as DynamicValue, actual as DynamicValue, path);
    default:
      return [{ path, problem }];
  }
}

type Members = Readonly<Record<string, Value>>;

function inOrder(typeAt: (index: number) => Type, planned: readonly Value[], actual: readonly Value[],
  path: Path): ConformanceError[] {
  if (planned.length !== actual.length) return [{ path, problem }];
  return planned.flatMap((value, index) => contradictions(typeAt(index), value, actual[index], [...path, { index }]));
}

/**
 * Every element must have an equal on the other side. Unknown ones may turn out equal to others, so that a set may
 * become smaller but never larger.
 */
function inSet(element: Type, planned: readonly Value[], actual: readonly Value[], path: Path): ConformanceError[] {
  const [those, these] = [textsOf(element, planned), textsOf(element, actual)];
  const mayBecome = (one: Value, other: Value) => contradictions(element, one, other).length === 0;
  const allCame = planned.every((one) =>
    these.has(identityText(element, one)) || actual.some((other) => mayBecome(one, other)),
  );
  const allWerePlanned = actual.every((other) =>
    those.has(identityText(element, other)) || planned.some((one) => mayBecome(one, other)),
  );
  return allCame && allWerePlanned && these.size <= planned.length ? [] : [{ path, problem }];
}

function textsOf(element: Type, values: readonly Value[]): ReadonlySet<string> {
  return new Set(values.map((value) => identityText(element, value)));
}

function inRecord(typeOf: (key: string) => Type, stepTo: (key: string) => Path[number], planned: Members,
  actual: Members, path: Path): ConformanceError[] {
  const keys = Object.keys(planned);
  if (keys.length !== Object.keys(actual).length || !keys.every((key) => Object.hasOwn(actual, key))) {
    return [{ path, problem }];
  }
  return keys.flatMap((key) =>
    contradictions(typeOf(key), planned[key], member(actual, key) ?? null, [...path, stepTo(key)]),
  );
}

/** The type must stay the same, unless the plan left some of it open, too. */
function inDynamic(planned: DynamicValue, actual: DynamicValue, path: Path): ConformanceError[] {
  if (typeText(planned.type) === typeText(actual.type)) {
    return contradictions(planned.type, planned.value, actual.value, path);
  }
  return typeText(planned.type).includes('"dynamic"') ? [] : [{ path, problem }];
}
