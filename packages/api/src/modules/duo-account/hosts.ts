// "api-" and eight characters that belong to the customer; duofederal.com is Duo's service for US agencies.
const DUO_HOST = /^api-[0-9a-z]{8}\.(?:duosecurity|duofederal)\.com$/u

/**
 * The hosts that can be asked. An administrator enters the API hostname, so it must not name just any host: keys and passcodes are sent
 * there, and the server may reach places that its administrators can't (SSRF).
 */
export class DuoHosts {
  readonly #allowed: ReadonlySet<string>

  /** @param allowedHosts `host` or `host:port` from the operator's configuration, beside Duo's own domains */
  constructor(allowedHosts: readonly string[]) {
    this.#allowed = new Set(allowedHosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== ''))
  }

  isAllowedByOperator(apiHostname: string): boolean {
    return this.#allowed.has(apiHostname.toLowerCase())
  }

  isAllowed(apiHostname: string): boolean {
    return DUO_HOST.test(apiHostname.toLowerCase()) || this.isAllowedByOperator(apiHostname)
  }
}
