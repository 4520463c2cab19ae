/** The origin of a request. The address is taken only from the trusted proxies of the configuration. */
export interface ClientInfo {
  ipAddress: string | null
  userAgent: string | null
  /** The place that a trusted proxy names for the address. For display; nothing is decided with it. */
  place?: string | null
}
