import { isFromNetworks } from '../../lib/client-networks.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { AccountOptions } from './account-options.ts'

/**
 * Whether a step may pass while no one answers at Duo's host: only if its options say so, and only for a client from their networks.
 * @param disturbing modules that may have disturbed the user before, if an earlier step of the scheme is one of theirs
 */
export function mayFailOpen(
  { options, client, earlierModules }: Pick<StepContext, 'client' | 'earlierModules'> & { options: AccountOptions },
  disturbing: readonly string[],
): boolean {
  if (options.failMode !== 'open') return false
  if (!isFromNetworks(client.ipAddress, options.failOpenFrom)) return false
  return !earlierModules.some((module) => disturbing.includes(module))
}
