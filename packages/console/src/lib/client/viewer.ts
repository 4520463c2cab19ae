import type { Permission } from '@sallyport/shared/permissions'
import { createContext, useContext } from 'react'
import type { ViewerQuery } from './gql/viewer.ts'

export type Viewer = NonNullable<ViewerQuery['viewer']>

export const ViewerContext = createContext<Viewer | null>(null)

/** Who is at the console. Only below the shell, which shows nothing without a session. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer needs a ViewerContext above it')
  return viewer
}

/** Hides what the server would refuse anyway; the server decides. */
export function usePermission(permission: Permission): boolean {
  return useViewer().permissions.includes(permission)
}
