import { parseNetworkList } from '@sallyport/shared/network-list'
import { isInNetwork } from '@sallyport/shared/networks'
import type { ForecastInput, StepForecast } from '../../module-contract/step-forecast.ts'
import type { AccountOptions } from './account-options.ts'

/**
 * The result of a step while no one answers at Duo's host.
 * NOTE shares no code with `mayFailOpen`, which decides in a logon: tests compare the two.
 */
export function forecastOutage(
  { options, ipAddress, earlierModules }: Pick<ForecastInput, 'options' | 'ipAddress' | 'earlierModules'>,
  { code, disturbing }: { code: string; disturbing: readonly string[] },
): StepForecast {
  const { failMode, failOpenFrom } = options as Pick<AccountOptions, 'failMode' | 'failOpenFrom'>
  const end = (why: string): StepForecast => ({ prompts: [], result: 'blocked', code, why, ends: true })
  if (failMode !== 'open') return end('Duo can’t be reached, and the step fails closed.')
  const networks = failOpenFrom === null ? null : (parseNetworkList(failOpenFrom) ?? [])
  if (networks && !networks.some((network) => isInNetwork(ipAddress, network)))
    return end('Duo can’t be reached, and the step fails open for other networks only.')
  if (disturbing.some((module) => earlierModules.includes(module)))
    return end('Duo can’t be reached, and an earlier step of the same scheme asks it too.')
  return { prompts: [], result: 'passes', method: 'without Duo, which could not be reached', exception: 'FAILED_OPEN' }
}
