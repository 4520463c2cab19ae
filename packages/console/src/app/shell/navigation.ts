import type { Permission } from '@sallyport/shared/permissions'
import {
  IconAdjustments,
  IconDevices,
  IconDoor,
  IconGauge,
  IconHistory,
  IconHome,
  IconHourglass,
  IconKey,
  IconLock,
  IconRoute,
  IconShieldHalf,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'

export interface NavigationItem {
  label: string
  path: string
  icon: Icon
  /** Absent: every user with a session. "any": every user with at least one permission. */
  permission?: Permission | 'any'
}
export interface NavigationGroup {
  label: string | null
  items: readonly NavigationItem[]
}

const GROUPS: readonly NavigationGroup[] = [
  {
    label: null,
    items: [
      { label: 'Dashboard', path: '/', icon: IconHome },
      { label: 'Overview', path: '/overview', icon: IconGauge, permission: 'audit:read' },
    ],
  },
  {
    label: 'Authentication',
    items: [
      { label: 'Schemes', path: '/authentication/schemes', icon: IconRoute, permission: 'schemes:read' },
      { label: 'Access types', path: '/authentication/access-types', icon: IconDoor, permission: 'schemes:read' },
      { label: 'Invariants', path: '/authentication/invariants', icon: IconLock, permission: 'schemes:read' },
      {
        label: 'Publication policy',
        path: '/authentication/publication-policy',
        icon: IconHourglass,
        permission: 'schemes:read',
      },
      { label: 'Settings', path: '/authentication/settings', icon: IconAdjustments, permission: 'settings:read' },
    ],
  },
  {
    label: 'People',
    items: [
      { label: 'Users', path: '/users', icon: IconUsers, permission: 'users:read' },
      { label: 'Roles', path: '/roles', icon: IconShieldHalf, permission: 'users:read' },
      { label: 'Sessions', path: '/sessions', icon: IconDevices, permission: 'sessions:read' },
      { label: 'API tokens', path: '/api-tokens', icon: IconKey, permission: 'any' },
      { label: 'Audit log', path: '/audit', icon: IconHistory, permission: 'audit:read' },
    ],
  },
]

/** The entries that the permissions allow, without empty groups. */
export function listNavigation(permissions: readonly string[]): NavigationGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    items: group.items.filter(
      ({ permission }) =>
        !permission || (permission === 'any' ? permissions.length > 0 : permissions.includes(permission)),
    ),
  })).filter((group) => group.items.length > 0)
}

export const isCurrentPath = (itemPath: string, pathname: string): boolean =>
  itemPath === '/' ? pathname === '/' : pathname === itemPath || pathname.startsWith(`${itemPath}/`)
