import { DmsWorkspace } from './dms-workspace';
import { until } from './until';
import { createDmsClient } from '../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../src/client/credentials/authentication-latch';
import { ProjectDirectory } from '../../src/client/project-directory';
import { resolveSettings } from '../../src/client/settings/settings';

/** An operator restarts an instance past Terraform, as on the web console, and waits until it has ended. */
export async function restartByHand({ emulator, cloud }: DmsWorkspace, id: string): Promise<void> {
  const { region, accessKey, secretKey, projectId, endpoint } = emulator;
  const settings = resolveSettings({
    region,
    accessKey,
    secretKey,
    projectId,
    endpoints: { dms: endpoint, iam: endpoint },
  }, {});
  const client = createDmsClient(settings, { latch: new AuthenticationLatch(), projects: new ProjectDirectory() });
  const before = ended();
  await client.batchAction({ action: 'restart', instances: [id] });
  await until(() => ended() > before);

  function ended(): number {
    return cloud.actions().filter(({ instanceId, endedAt }) => instanceId === id && endedAt !== undefined).length;
  }
}
