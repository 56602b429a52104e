import { IConstruct } from 'constructs';
import {
  Aspects,
  dependable,
  ITerraformDependable,
  Lazy,
  TerraformDataSource,
  TerraformModule,
  TerraformResource,
  TerraformStack,
} from './cdktf';
import { refusal, Subject } from './subject';
import {
  dependantInOtherStack,
  dependantWithoutResource,
  dependencyInOtherStack,
  dependencyOnItself,
  dependencyOnNothing,
  notDependable,
} from './texts';

/** What Terraform lets depend on something, and be depended on. */
type Block = TerraformResource | TerraformDataSource | TerraformModule;

/** Those of our resources that find their dependencies by themselves. */
const ours = new WeakSet<Block>();

/** Of each block of others: on which of our resources it has been made to depend. */
const carried = new WeakMap<Block, Set<Block>>();

/**
 * Carries the dependencies of a construct into `depends_on`, which the CDK by itself does not do: those given, those
 * that `node.addDependency` registers on the construct or on what holds it, and those that others have on it. What is
 * added before the stack is written counts.
 *
 * @throws Error when a dependency given is none; at synthesis when one cannot be carried.
 */
export function carryDependencies(subject: Subject, construct: IConstruct, resources: TerraformResource[],
  dependsOn: ITerraformDependable[] = []): void {
  dependsOn.forEach((given) => checkDependable(subject, construct, given));
  for (const resource of resources) {
    const before = resource.dependsOn ?? [];
    ours.add(resource);
    resource.dependsOn = Lazy.listValue({
      produce: () => [
        ...before,
        ...[...new Set([...dependsOn, ...requiredBy(subject, construct, resource)])].map(dependable),
      ],
    }, { omitEmpty: true });
  }
  const carry = () => {
    resources.forEach((resource) => requiredBy(subject, construct, resource));
    resources.forEach((resource) => tellDependants(subject, resource));
  };
  // An Aspect is there in unit tests, too. Others may still add dependencies after it: the validation comes after all.
  Aspects.of(construct).add({ visit: (node) => { if (node === construct) carry(); } });
  construct.node.addValidation({
    validate: () => {
      carry();
      return [];
    },
  });
}

function checkDependable(subject: Subject, construct: IConstruct, given: ITerraformDependable): void {
  const asConstruct = given as unknown as Partial<IConstruct> | undefined;
  const path = asConstruct?.node?.path;
  if (typeof given?.fqn !== 'string') throw refusal(subject, notDependable(path ?? String(given)));
  if (path !== undefined && stackOf(asConstruct as IConstruct) !== TerraformStack.of(construct)) {
    throw refusal(subject, dependencyInOtherStack(path));
  }
}

/** All that a resource of ours has to come after because of `node.addDependency`. */
function requiredBy(subject: Subject, construct: IConstruct, resource: TerraformResource): Block[] {
  const stack = TerraformStack.of(construct);
  const scopes = resource.node.scopes.slice(resource.node.scopes.indexOf(stack) + 1);
  return scopes.flatMap((scope) => scope.node.dependencies.flatMap((dependency) => {
    if (!isWithin(resource, dependency)) return blocksFor(subject, dependency, stack);
    // What holds this construct may depend on its own parts; the construct itself cannot.
    if (isWithin(scope, construct)) throw refusal(subject, dependencyOnItself(dependency.node.path));
    return [];
  }));
}

function blocksFor(subject: Subject, dependency: IConstruct, stack: TerraformStack): Block[] {
  const blocks = blocksIn(dependency);
  if (blocks.length === 0) throw refusal(subject, dependencyOnNothing(dependency.node.path));
  if (blocks.some((block) => stackOf(block) !== stack)) {
    throw refusal(subject, dependencyInOtherStack(dependency.node.path));
  }
  return blocks;
}

/** Makes the blocks of others depend on a resource of ours, where `node.addDependency` says so. */
function tellDependants(subject: Subject, resource: TerraformResource): void {
  const dependants = resource.node.root.node.findAll().filter(({ node }) =>
    node.dependencies.some((dependency) => isWithin(resource, dependency)),
  );
  for (const dependant of dependants) {
    const blocks = blocksIn(dependant);
    if (blocks.length === 0) throw refusal(subject, dependantWithoutResource(dependant.node.path));
    if (blocks.some((block) => stackOf(block) !== stackOf(resource))) {
      throw refusal(subject, dependantInOtherStack(dependant.node.path));
    }
    blocks.filter((block) => !ours.has(block)).forEach((block) => makeDepend(block, resource));
  }
}

function makeDepend(block: Block, resource: TerraformResource): void {
  const already = carried.get(block) ?? new Set();
  if (already.has(resource)) return;
  carried.set(block, already.add(resource));
  block.dependsOn = [...block.dependsOn ?? [], dependable(resource)];
}

const isBlock = (node: IConstruct): node is Block =>
  TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node)
  || node instanceof TerraformModule;

const blocksIn = (root: IConstruct): Block[] => root.node.findAll().filter(isBlock);

const isWithin = (inner: IConstruct, outer: IConstruct) => inner.node.scopes.includes(outer);

const stackOf = ({ node }: IConstruct) => [...node.scopes].reverse().find((scope) => TerraformStack.isStack(scope));
