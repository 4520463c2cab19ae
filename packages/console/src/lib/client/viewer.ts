import type { Permission } from '@sallyport/shared/permissions'
import { createContext, useContext } from 'react'
import type { ViewerQuery } from './gql/viewer.ts'

export type Viewer = NonNullable<ViewerQuery['viewer']>

export const ViewerContext = createContext<Viewer | null>(null)

/** The logged-on user. Only available below the `ViewerGate`, which shows nothing without a session. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer needs a ViewerContext above it')
  return viewer
}

/** For hiding what the server would refuse; the server decides. */
export function usePermission(permission: Permission): boolean {
  return useViewer().permissions.includes(permission)
}
