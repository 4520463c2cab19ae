/** The names of the server-sent events at `/control/events`. */
export const TOPICS = ['applications', 'policy', 'users', 'pushes', 'prompts', 'faults', 'log'] as const
export type Topic = (typeof TOPICS)[number]

export interface Change {
  kind: string
  username?: string
  deviceId?: string
}
