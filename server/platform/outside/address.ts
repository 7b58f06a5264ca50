import ipaddr from 'ipaddr.js'

/**
 * Is this an address of the open internet, as against one of this machine or of the network it stands in? An IPv6 address
 * that only wraps an IPv4 one (mapped, NAT64, 6to4, Teredo) is not taken: it would reach what it wraps.
 * Source: the IANA special-purpose address registries (RFC 6890), as `ipaddr.js` names their ranges.
 */
export const isPublicAddress = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

/**
 * Is this an address of this machine or of the network it stands in (RFC 1918, RFC 4193)? Link-local ones, where clouds hand out
 * their machines' credentials (169.254.169.254), are not.
 */
export const isNear = (address: string): boolean => ipaddr.isValid(address) && ['loopback', 'private', 'uniqueLocal'].includes(ipaddr.process(address).range())

/** Is this an address of this machine (127.0.0.0/8, ::1)? */
export const isLoopback = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
