import { PERMISSIONS, ROLES, toPermissions } from '@sallyport/shared/permissions'
import { describe, expect, it } from 'vitest'
import { isCurrentPath, listNavigation } from './navigation.ts'

const labels = (permissions: readonly string[]) =>
  listNavigation(permissions).flatMap((group) => group.items.map((item) => item.label))

describe('the navigation', () => {
  it('shows only the dashboard to a user without permissions', () => {
    expect(labels(ROLES.user.permissions)).toEqual(['Dashboard'])
    expect(listNavigation([])).toHaveLength(1)
  })
  it('shows everything to administrators and auditors', () => {
    const everything = [
      'Dashboard',
      'Overview',
      'Schemes',
      'Access types',
      'Invariants',
      'Publication policy',
      'Settings',
      'Users',
      'Roles',
      'Sessions',
      'API tokens',
      'Audit log',
    ]
    expect(labels(PERMISSIONS)).toEqual(everything)
    expect(labels(toPermissions(['auditor']))).toEqual(everything)
  })
  it('shows only what a permission allows', () => {
    expect(labels(['users:read'])).toEqual(['Dashboard', 'Users', 'Roles', 'API tokens'])
    expect(labels(['users:write'])).toEqual(['Dashboard', 'API tokens'])
  })
  it('marks a page and everything below it, but the dashboard only at its own address', () => {
    expect(isCurrentPath('/users', '/users/1')).toBe(true)
    expect(isCurrentPath('/users', '/users-of-old')).toBe(false)
    expect(isCurrentPath('/', '/')).toBe(true)
    expect(isCurrentPath('/', '/users')).toBe(false)
  })
})
