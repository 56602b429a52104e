import { FrameworkServer } from './framework-server';
import { RequestContext } from './request-context';
import { contradictions } from './result-compatibility';
import { SavedState } from './saved-state';
import { storedOf } from './stored';
import { pathText } from '../../values/path';
import { ApplyChange, ObjectValue, StoredObject } from '../requests';
import { Resource } from '../resource';
import { schemaType } from '../schema-type';

/** Of a create or an update, which have a plan. */
type Change = ApplyChange & { readonly planned: NonNullable<ObjectValue> };

/** Creates, updates or, when nothing is planned, deletes. What was saved last is answered when something fails. */
export async function applyResourceChange(session: FrameworkServer, request: ApplyChange) {
  const { typeName, prior, planned, config, privateState } = request;
  const preset: StoredObject = { state: prior, privateState };
  return session.answer(session.aboutResource(typeName, prior, planned, config, privateState), preset,
    async (turn, answer) => {
      const resource = session.resource(typeName);
      const kept = new SavedState(turn, resource.schema, prior, privateState);
      if (planned === null) await applyDelete(turn, resource, request, kept);
      else await applyChange(turn, resource, { ...request, planned }, kept);
      answer.state = kept.state;
      answer.privateState = kept.privateState;
    });
}

async function applyDelete(turn: RequestContext, resource: Resource<any, any>, { prior, privateState }: ApplyChange,
  kept: SavedState): Promise<void> {
  const deleted = await turn.call('delete',
    () => (prior === null ? undefined
      : resource.delete?.({ ...turn.context, prior, privateState, save: saverOf(kept) })));
  if (!deleted.finished || turn.diagnostics.hasErrors) return;
  kept.state = null;
  kept.privateState = {};
}

async function applyChange(turn: RequestContext, resource: Resource<any, any>, request: Change,
  kept: SavedState): Promise<void> {
  const { prior, planned } = request;
  const applied = await turn.call(prior === null ? 'create' : 'update', async () => {
    const returned = await handle(turn, resource, request, kept);
    if (returned === undefined) return;
    const { state, privateState } = storedOf(resource.schema, returned);
    kept.save(state, privateState);
  });
  if (!applied.finished || turn.diagnostics.hasErrors) {
    kept.misfits.forEach(({ path, problem }) =>
      turn.context.log.warn('saved as null', { attribute: pathText(path), problem }),
    );
    return;
  }
  if (kept.isSaved) {
    const misfits = kept.misfits.length > 0 ? kept.misfits
      : contradictions(schemaType(resource.schema.attributes), planned, kept.state);
    turn.bug(`${prior === null ? 'create' : 'update'} made something else than planned`, misfits);
  } else {
    turn.bug(`${prior === null ? 'create' : 'update'} told no result`, [{
      path: [],
      problem: 'was neither returned nor saved',
    }]);
  }
}

async function handle(turn: RequestContext, resource: Resource<any, any>, { prior, planned, privateState }: Change,
  kept: SavedState) {
  const change = { ...turn.context, planned, privateState, save: saverOf(kept) };
  if (prior === null) return resource.create(change);
  if (!resource.update) {
    throw new Error(
      'It cannot be changed in place, and no replacement was planned. This is a bug in the provider, please report it.',
    );
  }
  return resource.update({ ...change, prior });
}

function saverOf(kept: SavedState) {
  return (state: unknown, privateState?: unknown) => kept.save(state, privateState);
}
