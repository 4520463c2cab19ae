import { request } from 'undici'
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../lib/clock.ts'
import { findRunningServer } from '../machine/find-running-server.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

const WAIT_MS = 5_000
/** Outside services refuse signed calls beyond a few minutes; one minute warns early enough. */
const MAX_SKEW_MS = 60_000

/** Whether the server answers, here and at its public address, and whether the clocks agree. */
export async function checkServer(config: Config, clock: Clock): Promise<Finding[]> {
  const running = await findRunningServer(config)
  const here = !running
    ? warning('Server', `none answers at port ${config.port} of this machine.`, 'Start it, unless it runs elsewhere.')
    : running.isReady
      ? ok('Server', `answers at port ${config.port} and is ready.`)
      : failed('Server', 'answers, and can’t reach its database.', 'Look at the database below.')
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
        warning(
          'Public address',
          `${publicUrl} answers with status ${statusCode}.`,
          'Check what the proxy in front passes on.',
        ),
      ]
    const skewMs = Math.abs(Date.parse(String(headers['date'])) - clock.now())
    const skew =
      skewMs > MAX_SKEW_MS
        ? [
            warning(
              'Clock',
              `differs by ${Math.round(skewMs / 1_000)} seconds from what ${publicUrl} says.`,
              'Let both machines take their time from the network.',
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
        'Check the name, the proxy and its certificate; from other networks it may work all the same.',
      ),
    ]
  }
}
