import { ActionPlan } from './action-plan';
import { changed, ClusterChange, ClusterHealth } from './cluster-health';
import { clusterAfter, ClusterState } from './cluster-history';
import { actionsIn, ActionState, tasksIn, TaskState } from './history';
import { GONE, TimelineStep } from './step';
import { Timeline } from './timeline';

/** What does not change about an instance. */
export interface InstanceFacts {
  readonly id: string;
  readonly name: string;
  readonly engine: string;
  /** 1: pay per use; 0: prepaid. */
  readonly chargingMode: 0 | 1;
  readonly createdAt: number;
  readonly enterpriseProjectId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly engineVersion: string;
}

/** One instance of the fleet: its facts, and a timeline from which its status follows. */
export class EmulatedInstance {
  public readonly timeline = new Timeline();
  public plan: ActionPlan = {};
  private plannedActionsLeft = Infinity;
  private lastCluster?: { readonly steps: number; readonly state: ClusterState };

  constructor(public readonly facts: InstanceFacts, status: string, cluster: ClusterHealth) {
    this.timeline.append(facts.createdAt, [{ at: facts.createdAt, status, cluster: { change: cluster } }]);
  }

  public status(now: number): string {
    return this.timeline.past(now).filter((step) => step.status !== undefined).at(-1)?.status ?? GONE;
  }

  public tasks(now: number): readonly TaskState[] {
    return tasksIn(this.timeline.past(now));
  }

  public actions(now: number): readonly ActionState[] {
    return actionsIn(this.timeline.past(now));
  }

  public cluster(now: number): ClusterState {
    const past = this.timeline.past(now);
    // The past only grows, so that its length says whether anything has happened since.
    if (this.lastCluster?.steps !== past.length) this.lastCluster = { steps: past.length, state: clusterAfter(past) };
    return this.lastCluster.state;
  }

  /** Something was accepted and has not ended, whether or not the status shows it already. */
  public hasJob(now: number): boolean {
    return this.actions(now).some((action) => action.endedAt === undefined);
  }

  public arrange(plan: ActionPlan): void {
    this.plan = plan;
    this.plannedActionsLeft = plan.times ?? Infinity;
  }

  /** The plan for an action that is being decided now; counts as one use of it. */
  public usePlan(): ActionPlan {
    const { plan } = this;
    this.plannedActionsLeft -= 1;
    if (this.plannedActionsLeft <= 0) this.plan = {};
    return plan;
  }

  /**
   * Changes the cluster from outside. What is named is so at once, or as soon as the instance is RUNNING again; what
   * is not goes on as it was.
   *
   * @throws Error when more would serve than there is.
   */
  public changeCluster(now: number, change: ClusterChange): void {
    changed(this.cluster(now).rest, change);
    this.timeline.append(now, [{ at: now, cluster: { change } }]);
  }

  /** Sets the status from outside: what was running is over, as if an operator had stepped in. */
  public override(now: number, status: string): void {
    const openTasks = this.tasks(now).filter((task) => task.status === 'EXECUTING');
    const openActions = this.actions(now).filter((action) => action.endedAt === undefined);
    this.timeline.cutPending(now);

    const taskEnds = openTasks.map(({ id, name }): TimelineStep => ({
      at: now,
      task: { id, name, status: status === 'RUNNING' ? 'SUCCESS' : 'FAILED' },
    }));
    const actionEnds = openActions.map(({ number, kind }): TimelineStep => ({
      at: now,
      action: { number, kind, mark: 'ended' },
    }));
    // The rest of its healing was cut off as well, so that it counts as over.
    const healed = { brokers: [1, 1], replicas: [1, 1] } as const;
    this.timeline.append(now, [...taskEnds, ...actionEnds, { at: now, status, cluster: healed }]);
  }
}
