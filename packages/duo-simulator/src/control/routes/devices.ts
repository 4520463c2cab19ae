import type { ControlRoute } from './route.ts'

export const devicesRoutes: ControlRoute[] = [
  { method: 'POST', path: '/activate', handle: ({ devices }, { body }) => devices.activate(body) },
  { method: 'GET', path: '/devices', handle: ({ devices }) => devices.list() },
  {
    method: 'PATCH',
    path: '/devices/:id',
    handle: ({ devices }, { parts, body }) => devices.update(parts['id']!, body),
  },
  { method: 'DELETE', path: '/devices/:id', handle: ({ devices }, { parts }) => devices.remove(parts['id']!) },
  { method: 'GET', path: '/devices/:id/passcode', handle: ({ devices }, { parts }) => devices.passcode(parts['id']!) },
  {
    method: 'POST',
    path: '/devices/:id/passcode',
    handle: ({ devices }, { parts }) => devices.replacePasscode(parts['id']!),
  },
]
