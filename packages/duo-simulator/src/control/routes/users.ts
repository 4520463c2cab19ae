import type { ControlRoute } from './route.ts'

export const usersRoutes: ControlRoute[] = [
  { method: 'GET', path: '/users', handle: ({ users }) => users.list() },
  { method: 'POST', path: '/users', handle: ({ users }, { body }) => users.create(body) },
  { method: 'GET', path: '/users/:username', handle: ({ users }, { parts }) => users.view(parts['username']!) },
  {
    method: 'PATCH',
    path: '/users/:username',
    handle: ({ users }, { parts, body }) => users.update(parts['username']!, body),
  },
  { method: 'DELETE', path: '/users/:username', handle: ({ users }, { parts }) => users.remove(parts['username']!) },
  {
    method: 'POST',
    path: '/users/:username/bypass-codes',
    handle: ({ users }, { parts, body }) => ({ codes: users.createBypassCodes(parts['username']!, body) }),
  },
  {
    method: 'POST',
    path: '/users/:username/devices',
    handle: ({ devices }, { parts, body }) => devices.create(parts['username']!, body),
  },
]
