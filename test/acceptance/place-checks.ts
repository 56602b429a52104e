import { ADDRESS } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { DmsWorkspace } from './dms-workspace';

/** A diagnostic in one line. */
export const said = ({ summary, detail }: Diagnostic): string => `${summary}: ${detail}`;

/** Where state says that the instances of a resource are. */
export async function placeIn(workspace: DmsWorkspace,
  address = ADDRESS): Promise<{ region: string | null; project_id: string | null }> {
  const { region, project_id } = (await workspace.state())[address].values;
  return { region, project_id };
}

/** The only thing that Terraform says to a plan. */
export async function onlyWords(workspace: DmsWorkspace, severity: Diagnostic['severity']): Promise<string> {
  const { diagnostics } = await workspace.attempt('plan');
  expect(diagnostics).toEqual([expect.objectContaining({ severity })]);
  return said(diagnostics[0]);
}
