// The one place that names the CDK: a package for CDK Terrain differs here and in the generated bindings alone.
export { Annotations, StringMap, TerraformProvider, TerraformStack, Token } from 'cdktf';
export type { ISynthesisSession } from 'cdktf';
