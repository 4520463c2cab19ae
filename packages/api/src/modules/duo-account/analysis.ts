import { splitNetworkList } from '@sallyport/shared/network-list'
import type { OutsideService } from '../../module-contract/step-forecast.ts'

/** One service for both modules: while it is away, neither works. */
export const DUO_SERVICE: OutsideService = { id: 'duo', title: 'Duo' }

/** The networks that an outage is treated differently from. */
export const listFailOpenNetworks = ({ failOpenFrom }: Readonly<Record<string, unknown>>): string[] =>
  splitNetworkList(String(failOpenFrom ?? ''))
