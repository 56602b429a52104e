import { DOCUMENTED_PLACES, PERMISSIONS, SettingName } from '../src/client';

const code = (text: string) => `\`${text}\``;

/** What the table has a row for: a way in, or what goes with each of them. */
const ROWS: readonly (readonly [title: string, settings: readonly SettingName[], permission: string])[] = [
  ['**token**, project-scoped', ['token'], code(PERMISSIONS.projects.action)],
  ['**access key**, permanent, or temporary with its security token', ['accessKey', 'secretKey', 'securityToken'],
    code(PERMISSIONS.projects.action)],
  ['**user and password**; the user needs a domain, unless it is named by id',
    ['userName', 'userId', 'password', 'domainName', 'domainId'], 'none: the log-in tells the project'],
  ['**id token** of an identity provider that IAM trusts', ['idpId', 'idToken', 'idTokenFile'],
    code(PERMISSIONS.projects.action)],
  ['**keys of the machine**, asked for where no place has credentials', [],
    `an agency that is bound to the machine, with ${code(PERMISSIONS.projects.action)}`],
  ['**agency**, acted as on top of any of these',
    ['agencyName', 'agencyDomainName', 'agencyDomainId', 'agencyDuration'],
    `${code(PERMISSIONS.assumeAgency.action)}, or with the id of the account on Huawei Cloud `
      + `${code(PERMISSIONS.assumeAgencyV5.action)}, for whoever acts as it; `
      + `${code(PERMISSIONS.projects.action)} for the agency`],
  ['region', ['region'], '–'],
  ['project', ['projectId', 'projectName'], 'none with the id'],
  ['project of an agency, where it has another name', ['delegatedProject'], '–'],
  ['signing', ['signingAlgorithm'], '–'],
  ['hosts', ['cloud', 'authUrl'], '–'],
  ['trust', ['caCertFile', 'cert', 'key', 'insecure'], '–'],
];

/** The table of ways in: where each is looked for, in which order, and what it needs beside the actions. */
export function signInTable(): string {
  const heads = ['', ...DOCUMENTED_PLACES.map(({ title }, at) => `${at + 1}. ${title}`),
    'permission to find the project by its name'];
  const rows = ROWS.map(([title, settings, permission]) =>
    [title, ...DOCUMENTED_PLACES.map(({ namesOf }) => cell(settings.map(namesOf))), permission]);
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(names: readonly (readonly string[])[]): string {
  const written = names.filter((alternatives) => alternatives.length > 0)
    .map((alternatives) => alternatives.map(code).join(' or '));
  return written.length > 0 ? written.join('<br>') : '–';
}

/** What the calls of this provider need to be allowed. */
export function permissionsTable(): string {
  return ['| permission | needed to |', '| --- | --- |',
    ...Object.values(PERMISSIONS).map(({ action, neededFor }) => `| ${code(action)} | ${neededFor} |`)].join('\n');
}

/** The policy that allows what DMS is asked for, as IAM takes it; a project is looked up by leave of another one. */
export function policyDocument(version: string): string {
  const actions = Object.values(PERMISSIONS).map(({ action }) => action).filter((action) => action.startsWith('dms:'));
  const policy = { Version: version, Statement: [{ Effect: 'Allow', Action: actions }] };
  return `\`\`\`json\n${JSON.stringify(policy, null, 2)}\n\`\`\``;
}
