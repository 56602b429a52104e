/** What came before an action has failed, and the action therefore never left. */
export const actionNotSent = (explanation: string): string => `${explanation} The action itself was not sent.`;
