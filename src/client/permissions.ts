/** What a call needs to be allowed. */
export interface Permission {
  /** As it is granted: `dms:instance:list`. */
  readonly action: string;
  /** What it is needed for, as documents tell it. */
  readonly neededFor: string;
}

/** The one list of permissions: what errors name, and what documents and policies are made from. */
export const PERMISSIONS = {
  restart: { action: 'dms:instance:modifyStatus', neededFor: 'restart instances' },
  delete: { action: 'dms:instance:delete', neededFor: 'delete instances' },
  restore: {
    action: 'dms:instance:restore',
    neededFor: 'restore instances out of the recycle bin (Huawei Cloud)',
  },
  list: { action: 'dms:instance:list', neededFor: 'list instances, and read the policy of the recycle bin' },
  show: { action: 'dms:instance:get', neededFor: 'read an instance, and the state of its brokers and replicas' },
  tasks: { action: 'dms:instance:getBackgroundTask', neededFor: 'see when a restart has ended' },
  assumeAgency: { action: 'Agent Operator', neededFor: 'act as an agency (a role of IAM, for the user who asks)' },
  assumeAgencyV5: { action: 'sts:agencies:assume', neededFor: 'act as an agency that is named by `domain_id`' },
  projects: { action: 'iam:projects:listProjects', neededFor: 'look the project up by its name' },
} as const satisfies Record<string, Permission>;
