// The one place that names the CDK: a package for CDK Terrain differs here and in the generated bindings alone.
export { Annotations, ISynthesisSession, StringMap, TerraformProvider, TerraformStack, Token } from 'cdktf';
