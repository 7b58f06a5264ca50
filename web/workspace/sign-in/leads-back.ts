/**
 * Whether this way leads back into connecting a channel: somebody came from the network's own page when their session here
 * had ended (server/channels/sign-in/doors.ts). It is the server's address, which the browser must ask for itself; no other
 * address below /api is gone to.
 */
export const leadsBack = (to: string): boolean => /^\/api\/channels\/[\w-]+\/callback\?/.test(to)
