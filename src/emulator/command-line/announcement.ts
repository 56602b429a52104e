import { EmulatedCloud } from '../emulated-cloud';
import { Emulator } from '../start-emulator';

/** One line for programs: where it listens, how to sign, and what there is. */
export function jsonAnnouncement({ endpoint, accessKey, secretKey, projectId, region, cloud }: Emulator): string {
  const ours = cloud.instances().filter((instance) => instance.projectId === projectId);
  const instances = ours.map(({ id, name, status }) => ({ id, name, status }));
  const { userName, password, domainName } = cloud.account;
  const keys = { endpoint, accessKey, secretKey, projectId, region, instances };
  return `${JSON.stringify({ ...keys, userName, password, domainName })}\n`;
}

/** The same for people, with lines they can paste. All secrets are invented samples, so that they may be shown. */
export function announcement(emulator: Emulator): string {
  const { endpoint, accessKey, secretKey, projectId, region, cloud } = emulator;
  const fleet = cloud.instances().map(({ id, name, status }) => `  ${id}  ${status.padEnd(12)}  ${name}`);
  return `DMS emulator (${region}, ${cloud.profile}) at ${endpoint}
The fleet, live: ${endpoint}/

${fleet.join('\n')}

For HCL:

  provider "dms" {
    region     = "${region}"
    project_id = "${projectId}"
    access_key = "${accessKey}"
    secret_key = "${secretKey}"
    endpoints  = { dms = "${endpoint}", iam = "${endpoint}" }
  }

For a shell (the endpoints still go into the provider block):

  export HW_REGION_NAME=${region} HW_PROJECT_ID=${projectId}
  export HW_ACCESS_KEY=${accessKey} HW_SECRET_KEY=${secretKey}

Or, instead of the keys, with user and password:

  ${passwordLine(cloud)}

Break something: curl -X POST ${endpoint}/_emulator/fail-creation
Stop with Ctrl-C.
`;
}

/** The variables that the tools of the cloud read. */
function passwordLine({ profile, account: { userName, password, domainName } }: EmulatedCloud): string {
  return profile === 'otc'
    ? `export OS_USERNAME=${userName} OS_PASSWORD=${password} OS_USER_DOMAIN_NAME=${domainName}`
    : `export HW_USER_NAME=${userName} HW_USER_PASSWORD=${password} HW_DOMAIN_NAME=${domainName}`;
}
