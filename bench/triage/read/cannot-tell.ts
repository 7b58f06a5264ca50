/** A file that cannot be measured as it is; the sentence says what to pass or to change. */
export class CannotTell extends Error {}
