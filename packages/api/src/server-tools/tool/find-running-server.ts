import { request } from 'undici'
import type { Config } from '../../config/config.ts'

const WAIT_MS = 2_000

/** The state of this configuration's server on this host. Null if none answers. */
export async function findRunningServer({ host, port }: Config): Promise<{ isReady: boolean } | null> {
  if (port === 0) return null
  const name = ['0.0.0.0', '::', '[::]'].includes(host) ? '127.0.0.1' : host
  try {
    const { statusCode, body } = await request(`http://${name.includes(':') ? `[${name}]` : name}:${port}/readyz`, {
      headersTimeout: WAIT_MS,
      bodyTimeout: WAIT_MS,
    })
    const { status } = (await body.json()) as { status?: string }
    return status === undefined ? null : { isReady: statusCode === 200 }
  } catch {
    return null
  }
}
