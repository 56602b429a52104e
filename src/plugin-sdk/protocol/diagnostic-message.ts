import { AttributePath, DiagnosticMessage as DiagnosticMessage, Severity } from './messages';
import { Outgoing } from './protobuf';
import { ValueError } from './value-error';
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

/** What the user reads when a call broke down: an error of gRPC would lose the state, and say less. */
export function breakdown(rpc: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  return {
    severity: 'error',
    summary: `The provider failed in ${rpc}`,
    detail:
      `This is a bug in the provider: please report it, with the log that TF_LOG=trace gives. What went wrong: ${message}`,
    attribute: error instanceof ValueError && error.path.length > 0 ? error.path : undefined,
  };
}
