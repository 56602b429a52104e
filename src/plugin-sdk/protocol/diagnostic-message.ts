import { AttributePath, DiagnosticMessage, Severity } from './messages';
import { Outgoing } from './protobuf';
import { Diagnostic } from '../framework/diagnostics';
import { Path } from '../values/path';

/** Diagnostics as Terraform reads them. */
export function diagnosticMessages(diagnostics: readonly Diagnostic[]): Outgoing<typeof DiagnosticMessage>[] {
  return diagnostics.map(({ severity, summary, detail, attribute }) => ({
    severity: Severity[severity],
    summary,
    detail,
    attribute: attribute && pathMessage(attribute),
  }));
}

/** A path as Terraform reads it. */
export function pathMessage(path: Path): Outgoing<typeof AttributePath> {
  return {
    steps: path.map((step) => {
      if ('attribute' in step) return { attributeName: step.attribute };
      return 'key' in step ? { elementKeyString: step.key } : { elementKeyInt: step.index };
    }),
  };
}
