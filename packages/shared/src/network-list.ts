import { type Network, parseNetwork } from './networks.ts'

export const NETWORK_LIST_MESSAGE = 'Write networks like 10.0.0.0/8 or 2001:db8::/32, several with commas between them.'

/** Networks as they are typed into one field, by commas; null where one of them is none. */
export function parseNetworkList(text: string): Network[] | null {
  const networks = splitNetworkList(text).map((entry) => parseNetwork(entry))
  return networks.every((network) => network !== null) ? networks : null
}

export const splitNetworkList = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
