/** The names under which /control/events announces that something is worth reading again. */
export type ControlTopic = 'pushes' | 'users' | 'policy' | 'log' | 'applications' | 'faults'
export type ConnectionState = 'connecting' | 'live' | 'lost'

const topics: ControlTopic[] = ['pushes', 'users', 'policy', 'log', 'applications', 'faults']
const listeners = new Map<ControlTopic, Set<() => void>>(topics.map((topic) => [topic, new Set()]))
const stateListeners = new Set<() => void>()
let state: ConnectionState = 'connecting'

/** One stream for the whole page: a browser has only six connections to a host. */
export function openControlEvents(): () => void {
  const source = new EventSource('/control/events')
  let wasLost = false
  source.addEventListener('open', () => {
    setState('live')
    // What happened while the stream was down was not announced to us.
    if (wasLost) for (const topic of topics) announce(topic)
    wasLost = false
  })
  source.addEventListener('error', () => {
    wasLost = true
    setState('lost')
  })
  for (const topic of topics) source.addEventListener(topic, () => announce(topic))
  return () => source.close()
}

export function onControlEvent(wanted: readonly ControlTopic[], listener: () => void): () => void {
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

function announce(topic: ControlTopic): void {
  for (const listener of listeners.get(topic) ?? []) listener()
}

function setState(next: ConnectionState): void {
  state = next
  for (const listener of stateListeners) listener()
}
