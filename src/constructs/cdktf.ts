// The one place that names the CDK: a package for CDK Terrain differs here and in the generated bindings alone.
export {
  Annotations,
  Aspects,
  dependable,
  Fn,
  Lazy,
  StringMap,
  TerraformDataSource,
  TerraformElement,
  TerraformModule,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
} from 'cdktf';
export type { ISynthesisSession, ITerraformDependable } from 'cdktf';
