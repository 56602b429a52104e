import { join } from 'node:path';
import { REPAIRER, TemplateRepository } from './template-repository';
import { BILLING, ORDERS } from '../acceptance/dms-workspace';

/** A repository with an app that restarts two instances, and what its pipelines are told. */
export class Platform {
  public static async of(template: string): Promise<Platform> {
    return new Platform(await TemplateRepository.of(template, 'linked'));
  }

  /** What the environment with the approval sets otherwise. */
  public readonly environments = { 'kafka-platform': { HW_ASSUME_ROLE_AGENCY_NAME: REPAIRER.name } };

  private constructor(public readonly template: TemplateRepository) {}

  public get variables(): Readonly<Record<string, string>> {
    return {
      ...this.template.keyless,
      KAFKA_INSTANCES: [ORDERS, BILLING].join(','),
      STATE_ENDPOINT: this.template.store.endpoint,
    };
  }

  public get machine(): Readonly<Record<string, string>> {
    const { machine, folder, emulator } = this.template;
    return { ...machine, CDKTF_HOME: join(folder, 'cdktf'), DMS_ENDPOINT: emulator.endpoint };
  }

  /** Ids of the instances whose restart really began, in that order. */
  public get restarted(): readonly string[] {
    return this.template.cloud.actions().map(({ instanceId }) => instanceId);
  }

  /** A commit that changes what the instances are restarted for. */
  public async commit(revision: number): Promise<void> {
    await this.template.byHand([
      `echo 'revision=${revision}' > broker.properties`,
      `git commit --all --quiet --message '${revision}'`,
    ]);
  }

  public async close(): Promise<void> {
    await this.template.close();
  }
}
