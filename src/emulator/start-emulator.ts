import { answerAdmin } from './admin/admin-routes';
import { CloudOptions } from './cloud-options';
import { EmulatedCloud } from './emulated-cloud';
import { HttpFrontOptions, openHttpFront } from './http-front';

/** How the cloud is at the start, and where it listens. */
export interface EmulatorOptions extends CloudOptions, HttpFrontOptions {}

/** A listening emulator, and what a client needs to call it. */
export interface Emulator {
  /** The address of DMS and of IAM, without a trailing slash. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly projectId: string;
  readonly region: string;
  /** The cloud behind it: look into it, and drive it. */
  readonly cloud: EmulatedCloud;
  /** Stops at once, also in the middle of answers. */
  close(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1.
 *
 * @throws Error when the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const cloud = new EmulatedCloud(options);
  const front = await openHttpFront(async (request) => answerAdmin(cloud, request) ?? cloud.handle(request), options);
  const { accessKey, secretKey } = cloud.account;
  return {
    endpoint: front.endpoint,
    accessKey,
    secretKey,
    projectId: cloud.projectId,
    region: cloud.region,
    cloud,
    close: async () => {
      cloud.close();
      await front.close();
    },
  };
}
