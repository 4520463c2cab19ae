import { createContext } from 'react'

/** The only username that can log on, where a logged-on user confirms their identity; null: any. */
export const KnownUsername = createContext<string | null>(null)
