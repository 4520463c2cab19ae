import { createContext, useContext } from 'react'
import type { Reauthentication } from '../../lib/client/reauthentication.ts'

export const ReauthenticationContext = createContext<Reauthentication | null>(null)

export function useReauthentication(): Reauthentication {
  const reauthentication = useContext(ReauthenticationContext)
  if (!reauthentication) throw new Error('useReauthentication needs a ReauthenticationContext above it')
  return reauthentication
}
