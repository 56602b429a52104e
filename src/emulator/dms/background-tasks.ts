import { CloudState } from '../cloud-state';
import { cloudTime, emulatorTime } from '../cloud-time';
import { readLimit, readStart } from './paging';
import { instanceOf } from './path-parameters';
import { TaskState } from '../lifecycle/history';
import { dmsError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { DMS_REFUSALS } from '../routing/refusals';

/** GET /v2/{projectId}/instances/{instanceId}/tasks */
export function listTasks(state: CloudState, call: Call): RouteAnswer {
  const instance = instanceOf(state, call);
  const limit = readLimit(call.query, { defaultLimit: 10, maxLimit: 100 });
  const first = readStart(call.query, 1) - 1;
  const from = emulatorTime(state, readMoment(call.query.get('begin_time'), -Infinity));
  const to = emulatorTime(state, readMoment(call.query.get('end_time'), Infinity));

  const tasks = instance.tasks(call.now)
    .filter(({ createdAt }) => createdAt >= from && createdAt <= to)
    .sort((a, b) => b.createdAt - a.createdAt);
  return {
    status: 200,
    json: {
      task_count: String(tasks.length),
      tasks: tasks.slice(first, first + limit).map((task) => taskView(state, task)),
    },
  };
}

/** GET /v2/{projectId}/instances/{instanceId}/tasks/{taskId} */
export function showTask(state: CloudState, call: Call): RouteAnswer {
  const task = instanceOf(state, call).tasks(call.now).find(({ id }) => id === call.params.taskId);
  if (!task) throw dmsError(DMS_REFUSALS.noSuchTask);
  return { status: 200, json: { task_count: '1', tasks: [taskView(state, task)] } };
}

function taskView(state: CloudState, task: TaskState): Record<string, unknown> {
  return {
    id: task.id,
    name: task.name,
    user_name: 'emulator',
    params: '{}',
    status: task.status,
    created_at: new Date(cloudTime(state, task.createdAt)).toISOString(),
    updated_at: new Date(cloudTime(state, task.updatedAt)).toISOString(),
  };
}

/** Reads `YYYYMMDDHHmmss`, which is UTC. */
function readMoment(text: string | null, otherwise: number): number {
  if (!text) return otherwise;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!parts) throw dmsError(DMS_REFUSALS.invalidTime);
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
