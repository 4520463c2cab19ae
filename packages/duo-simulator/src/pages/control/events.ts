import { TOPICS, type Topic } from '../../contract/topics.ts'

export type ConnectionState = 'connecting' | 'live' | 'lost'

const listeners = new Map<Topic, Set<() => void>>(TOPICS.map((topic) => [topic, new Set()]))
const stateListeners = new Set<() => void>()
let state: ConnectionState = 'connecting'

/** Opens one stream for the whole page, because a browser has only six connections to a host. */
export function openControlEvents(): () => void {
  const source = new EventSource('/control/events')
  let wasLost = false
  source.addEventListener('open', () => {
    setState('live')
    // Changes while the stream was down were not announced.
    if (wasLost) for (const topic of TOPICS) announce(topic)
    wasLost = false
  })
  source.addEventListener('error', () => {
    wasLost = true
    setState('lost')
  })
  for (const topic of TOPICS) source.addEventListener(topic, () => announce(topic))
  return () => source.close()
}

export function onControlEvent(wanted: readonly Topic[], listener: () => void): () => void {
  for (const topic of wanted) listeners.get(topic)?.add(listener)
  return () => {
    for (const topic of wanted) listeners.get(topic)?.delete(listener)
  }
}

export function onConnectionState(listener: () => void): () => void {
  stateListeners.add(listener)
  return () => stateListeners.delete(listener)
}

export function connectionState(): ConnectionState {
  return state
}

function announce(topic: Topic): void {
  for (const listener of listeners.get(topic) ?? []) listener()
}

function setState(next: ConnectionState): void {
  state = next
  for (const listener of stateListeners) listener()
}
