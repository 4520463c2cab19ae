import { request } from 'undici'
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'
import { findRunningServer } from '../tool/find-running-server.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

const WAIT_MS = 5_000
/** Outside services refuse signed calls beyond a few minutes; one minute warns early enough. */
const MAX_SKEW_MS = 60_000

/** Checks that the server answers, on this host and at its public address, and that the clocks agree. */
export async function checkServer(config: Config, clock: Clock): Promise<Finding[]> {
  const running = await findRunningServer(config)
  const here = !running
    ? warning(
        'Server',
        `none answers on port ${config.port} of this host.`,
        'Start it, unless it runs on another host.',
      )
    : running.isReady
      ? ok('Server', `answers on port ${config.port} and is ready.`)
      : failed('Server', 'answers, but can’t reach its database.', 'See the result for the database below.')
  return running ? [here, ...(await checkPublic(config, clock))] : [here]
}

async function checkPublic({ publicUrl }: Config, clock: Clock): Promise<Finding[]> {
  try {
    const { statusCode, headers, body } = await request(`${publicUrl}/healthz`, {
      headersTimeout: WAIT_MS,
      bodyTimeout: WAIT_MS,
    })
    await body.dump()
    if (statusCode !== 200)
      return [
        warning('Public address', `${publicUrl} answers with status ${statusCode}.`, 'Check the proxy in front of it.'),
      ]
    const skewMs = Math.abs(Date.parse(String(headers['date'])) - clock.now())
    const skew =
      skewMs > MAX_SKEW_MS
        ? [
            warning(
              'Clock',
              `differs by ${Math.round(skewMs / 1_000)} seconds from that of ${publicUrl}.`,
              'Synchronize the time of both hosts over the network.',
            ),
          ]
        : []
    return [ok('Public address', `${publicUrl} leads to a server.`), ...skew]
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    return [
      warning(
        'Public address',
        `${publicUrl} can’t be reached from here (${code ?? message}).`,
        'Check the name, the proxy and its certificate. It may still work from other networks.',
      ),
    ]
  }
}
