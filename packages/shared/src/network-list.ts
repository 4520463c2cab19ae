import { type Network, parseNetwork } from './networks.ts'

export const NETWORK_LIST_MESSAGE = 'Enter networks such as 10.0.0.0/8 or 2001:db8::/32, separated by commas.'

/** Parses networks separated by commas. Returns null if one of them is malformed. */
export function parseNetworkList(text: string): Network[] | null {
  const networks = splitNetworkList(text).map((entry) => parseNetwork(entry))
  return networks.every((network) => network !== null) ? networks : null
}

export const splitNetworkList = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
