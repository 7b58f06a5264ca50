/**
 * The stages a message passes, in order. A domain may call the ones before it, through their `index.ts` only;
 * what stands in one inner array are siblings that never know each other. `bin/check` reads this file.
 */
export const flow = [
  'workspace', // the company: its people, teams, roles, keys and sign-in
  'channels', // the ways in and out: one folder a network
  'listening', // what came in, kept once, as it came, in threads
  'people', // who it is
  'triage', // what it is about
  'desk', // whose it is, until when, and the answer
  'handoff', // passing a customer between teams
  ['selling', 'care', 'marketing'], // what each team does with it
  'insight', // what came of it
] as const
