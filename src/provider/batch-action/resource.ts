import { create, update } from './apply';
import { destroy, planDestroy } from './destroy';
import { moveState } from './move';
import { plan } from './plan';
import { importState, read } from './read';
import { BatchActionAttributes, batchActionSchema } from './schema';
import { upgrade } from './upgrade';
import { validate } from './validate';
import { resource } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';

/** `dms_kafka_instance_batch_action`: restarts or deletes instances, once each, and waits until it has happened. */
export const batchAction = resource<BatchActionAttributes, DmsSession>({
  schema: batchActionSchema,
  validate,
  plan,
  planDestroy,
  create,
  update,
  delete: destroy,
  read,
  importState,
  moveState,
  upgrade,
});
