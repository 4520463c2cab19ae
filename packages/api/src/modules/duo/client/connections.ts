import type { LookupFunction } from 'node:net'
import duoConstants from '@duosecurity/duo_api/lib/constants.js'
import type { Pool } from 'undici'
import type { DuoHosts } from '../../duo-account/hosts.ts'
import { toTlsOptions } from '../../duo-account/tls-options.ts'
import { DuoLongPolls } from './long-polls.ts'

/** The kept connections to one host. */
export interface Connections {
  /** One call at a time on each connection, so that a broken one takes no other with it: auth can't be sent again. */
  calls: Pool
  /** Apart from the calls: a thousand waiting people must not be in the way of the next one. */
  longPolls: DuoLongPolls
  probes: Pool
  /** For a server without HTTP/2: a connection for each. */
  plainLongPolls: Pool
}

const CALL_CONNECTIONS = 64
/** Well under what load balancers commonly keep idle connections for. */
const KEEP_ALIVE_MS = 15_000
/** Settings name one host; a second is in use while they are being changed. */
const MAX_HOSTS = 4

/** Keeps TLS connections to Duo's hosts. */
export class DuoConnections {
  readonly #byHost = new Map<string, Connections>()

  constructor(
    private readonly options: { hosts: DuoHosts; ca: string | null; connectMs: number; lookup: LookupFunction },
  ) {}

  async open(apiHostname: string): Promise<Connections> {
    // Loaded by the first call: no start waits for it.
    const { Pool } = await import('undici')
    const host = apiHostname.toLowerCase()
    const known = this.#byHost.get(host)
    if (known) return known
    const { hosts, lookup, ca, connectMs } = this.options
    const tls = toTlsOptions(host, { hosts, lookup, roots: duoConstants.DUO_PINNED_CERT, ca })
    // The whole request is bounded by its signal.
    const options: Pool.Options = {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { ...tls, timeout: connectMs },
    }
    const connections: Connections = {
      calls: new Pool(`https://${host}`, { ...options, connections: CALL_CONNECTIONS }),
      probes: new Pool(`https://${host}`, { ...options, connections: 1 }),
      longPolls: new DuoLongPolls(host, tls, connectMs),
      plainLongPolls: new Pool(`https://${host}`, options),
    }
    this.#byHost.set(host, connections)
    const [oldest] = this.#byHost.keys()
    if (this.#byHost.size > MAX_HOSTS && oldest !== undefined) this.#retire(oldest)
    return connections
  }

  async close(): Promise<void> {
    const all = [...this.#byHost.values()]
    this.#byHost.clear()
    for (const { longPolls } of all) longPolls.stop()
    await Promise.all(all.flatMap(listPools).map((pool) => pool.destroy()))
  }

  #retire(host: string): void {
    const connections = this.#byHost.get(host)
    this.#byHost.delete(host)
    connections?.longPolls.stop()
    // Open calls end by themselves; nobody waits for the closing.
    for (const pool of connections ? listPools(connections) : []) pool.close().catch(() => {})
  }
}

const listPools = ({ calls, probes, plainLongPolls }: Connections): Pool[] => [calls, probes, plainLongPolls]
