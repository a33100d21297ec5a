/** The call or the input cannot be used: the message is for the user. */
export class UsageError extends Error {}
