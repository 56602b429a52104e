import { TerraformElement, TerraformStack } from './cdktf';

/**
 * What `addOverride` has put at a path. The CDK replaces what is there and gives nobody a way to look, so that whoever
 * wants to keep it has to read the field.
 */
export function overrideAt(holder: TerraformElement | TerraformStack, path: string): unknown {
  const { rawOverrides } = holder as unknown as { readonly rawOverrides?: unknown };
  return path.split('.').reduce<any>((value, key) => value?.[key], rawOverrides);
}
