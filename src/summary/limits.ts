import { objectOf, textsOf, Values } from './our-values';

const LIMITS = ['max_deletions', 'max_unavailable', 'max_unavailable_percent', 'max_failures', 'max_per_apply',
  'instance_timeout', 'pause_between'];

/** Where and within what the resource acts. */
export interface Bounds {
  readonly region: string | null;
  readonly project: string | null;
  readonly limits: Readonly<Record<string, string | number>>;
}

/** `sensitive` marks the values that Terraform would not show; they are left out. */
export function boundsOf(values: Values, sensitive: Values): Bounds {
  const shown = (name: string) => {
    const value = sensitive[name] === true ? undefined : values[name];
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  };
  const limits = Object.fromEntries(LIMITS.flatMap((name) => {
    const value = shown(name);
    return value === undefined ? [] : [[name, value]];
  }));
  const window = sensitive.maintenance_window ? null : values.maintenance_window;
  return {
    region: asText(shown('region')),
    project: asText(shown('project_id')),
    limits: window ? { ...limits, maintenance_window: windowText(objectOf(window)) } : limits,
  };
}

const asText = (value: string | number | undefined) => (value === undefined ? null : String(value));

function windowText({ begin, end, days, time_zone }: Values): string {
  return [textsOf(days).join(', '), `${String(begin)}-${String(end)}`, String(time_zone ?? 'UTC')]
    .filter((text) => text !== '').join(' ');
}
