import { DiagnosticText } from '../texts';

/** Both ends of a time are given, the later one first. */
export const NOTHING_BETWEEN: DiagnosticText = ['No instance can be found',
  '`created_after` is not earlier than `created_before`, so that nothing can have been created in between. '
  + 'Exchange them, or leave one of them out.'];
