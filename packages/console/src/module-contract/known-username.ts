import { createContext } from 'react'

/** Where only one person's logon makes sense, because it is to be confirmed that they are still there: their username, which can't be changed. */
export const KnownUsername = createContext<string | null>(null)
