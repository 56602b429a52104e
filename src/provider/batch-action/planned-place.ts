import { knownPlace, Place } from './place';
import { PlanErrors } from './plan-errors';
import { BatchActionAttributes, BatchActionPlan, BatchActionState } from './schema';
import {
  CANNOT_ACT_THERE,
  movedAway,
  placeText,
  PROJECT_NOT_FOUND_OUT,
  PROVIDER_BLOCK_MOVED,
  withoutSending,
  withoutWork,
} from './texts';
import { isDmsError } from '../../client';
import { isUnknown, isWhollyKnown, PlanRequest, UNKNOWN } from '../../plugin-sdk';
import { ProjectCloud, DmsSession } from '../dms-session';

type Request = PlanRequest<BatchActionAttributes, DmsSession>;

/** Where a plan shows the instances to be. */
export interface PlannedPlace {
  readonly region: BatchActionPlan['region'];
  readonly project_id: BatchActionPlan['project_id'];
  /** Where the plan may look; undefined while the place is not wholly known, or is none to act in. */
  readonly cloud?: ProjectCloud;
}

/** What a plan comes to, which decides how much of the place is to be found out. */
export interface PlanEffect {
  /** Whether instances are acted on: then the place must be found out. */
  readonly acts: boolean;
  /** Whether anything changes at all: where nothing does, a null of an old state stays null. */
  readonly changes: boolean;
}

/**
 * Region and project are known in every plan whose provider block is, and stay what they were until the resource itself
 * names others: the approved plan says where its apply acts. Undefined where the place is an error of the plan.
 */
export async function planPlace(request: Request, effect: PlanEffect,
  errors: PlanErrors): Promise<PlannedPlace | undefined> {
  const { config, prior } = request;
  const open = prior === null || effect.changes ? UNKNOWN : null;
  const unfound = {
    region: config.region ?? prior?.region ?? open,
    project_id: config.project_id ?? prior?.project_id ?? open,
  };
  if (isUnknown(config.region)) return { region: UNKNOWN, project_id: config.project_id ?? UNKNOWN };
  const cloud = configuredCloud(request, effect, errors);
  if (cloud === 'refused') return undefined;
  return cloud === undefined ? unfound : placeIn(cloud, request, effect, errors);
}

/** The cloud that configuration and provider block mean, whatever state says. */
function configuredCloud({ config, prior, provider, diagnostics }: Request, { acts }: PlanEffect,
  errors: PlanErrors): ProjectCloud | undefined | 'refused' {
  try {
    const { region, projectId } = knownPlace(config);
    return provider.cloud(region, projectId);
  } catch (error) {
    const { message } = error as Error;
    if (acts || prior === null) {
      errors.error([CANNOT_ACT_THERE, message]);
      return 'refused';
    }
    diagnostics.warning(CANNOT_ACT_THERE, withoutWork(message));
    return undefined;
  }
}

async function placeIn(cloud: ProjectCloud, request: Request, effect: PlanEffect,
  errors: PlanErrors): Promise<PlannedPlace | undefined> {
  const { config, prior } = request;
  const named: Place = { region: cloud.region, projectId: knownPlace(config).projectId };
  errors.lookingIn(placeText(named));
  const home = config.project_id === null ? await lookUpProject(cloud, request, effect, errors) : named;
  if (home === undefined) return undefined;
  errors.lookingIn(placeText(home));
  const stays = !goesElsewhere(config, prior);
  const open = prior === null || effect.changes;
  // What is unknown yet may turn out to change nothing, and then a null of an old state stays null.
  const mayStayNull = prior !== null && !isWhollyKnown(config);
  const found = (value: string | null) => (open ? (mayStayNull ? UNKNOWN : value ?? UNKNOWN) : null);
  const region = config.region ?? prior?.region ?? found(home.region);
  const projectId = config.project_id ?? (stays ? prior?.project_id : null) ?? found(home.projectId);
  const left = stays ? leftBehind(config, prior, home) : undefined;
  if (left !== undefined && !tellMoved(left, home, request, effect, errors)) return undefined;
  const isFound = left === undefined && home.projectId !== null;
  return { region, project_id: projectId, ...(isFound ? { cloud } : {}) };
}

/** A plan that owes nothing does not fail because the project cannot be looked up. */
async function lookUpProject(cloud: ProjectCloud, { signal, log }: Request, { acts }: PlanEffect,
  errors: PlanErrors): Promise<Place | undefined> {
  try {
    return { region: cloud.region, projectId: await cloud.projectId(signal) };
  } catch (error) {
    if (!isDmsError(error) || error.kind === 'cancelled') throw error;
    if (acts) return void errors.failedLook(PROJECT_NOT_FOUND_OUT, error);
    log.warn('the project could not be looked up, and nothing is owed: it stays as it was', { reason: error.message });
    return { region: cloud.region, projectId: null };
  }
}

/** Whether the resource itself names another region than before: its project is looked for there. */
function goesElsewhere(config: BatchActionPlan, prior: BatchActionState | null): boolean {
  return config.region !== null && prior !== null && prior.region !== null && prior.region !== config.region;
}

/** What state says of the place and the provider block no longer does, where the resource does not say it either. */
function leftBehind(config: BatchActionPlan, prior: BatchActionState | null, home: Place): Partial<Place> | undefined {
  const differs = (named: unknown, before: string | null | undefined, now: string | null) => (
    named === null && before != null && now !== null && before !== now
  );
  const region = differs(config.region, prior?.region, home.region) ? { region: prior!.region } : {};
  const project = differs(config.project_id, prior?.project_id, home.projectId) ? { projectId: prior!.project_id } : {};
  return Object.keys({ ...region, ...project }).length === 0 ? undefined : { ...region, ...project };
}

/** Tells that the provider block has moved. If the plan acts on nobody, that is a warning, and the plan may go on. */
function tellMoved(left: Partial<Place>, home: Place, { prior, diagnostics }: Request, { acts }: PlanEffect,
  errors: PlanErrors): boolean {
  const before = { region: prior!.region, projectId: prior!.project_id };
  const detail = movedAway(before, home, assignments(left, before), assignments(left, home));
  if (acts) errors.error([PROVIDER_BLOCK_MOVED, withoutSending(detail)]);
  else diagnostics.warning(PROVIDER_BLOCK_MOVED, withoutWork(detail));
  return !acts;
}

function assignments(left: Partial<Place>, { region, projectId }: Place): string {
  const named = [
    ...('region' in left ? [`\`region = "${region}"\``] : []),
    ...('projectId' in left ? [`\`project_id = "${projectId}"\``] : []),
  ];
  return named.join(' and ');
}
