import { Action, action } from './action';
import { DataSource, dataSource, Resource, resource } from './resource';
import { Attributes } from './schema';

/**
 * {@link resource}, {@link dataSource} and {@link action} for a provider whose `configure` returns `Configured`: the
 * handlers see it as `provider`.
 */
export function configuredAs<Configured>() {
  return {
    resource: <A extends Attributes>(definition: Resource<A, Configured>) => resource(definition),
    dataSource: <A extends Attributes>(definition: DataSource<A, Configured>) => dataSource(definition),
    action: <A extends Attributes>(definition: Action<A, Configured>) => action(definition),
  };
}
