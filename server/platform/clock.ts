/** Where "now" comes from. Nothing else in the product may ask the machine for the time, so that tests can turn it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
