import type { ControlRoute } from './route.ts'

export const applicationsRoutes: ControlRoute[] = [
  { method: 'GET', path: '/applications', handle: ({ applications }) => applications.list() },
  { method: 'POST', path: '/applications', handle: ({ applications }, { body }) => applications.create(body) },
  {
    method: 'PATCH',
    path: '/applications/:integrationKey',
    handle: ({ applications }, { parts, body }) => applications.update(parts['integrationKey']!, body),
  },
  {
    method: 'DELETE',
    path: '/applications/:integrationKey',
    handle: ({ applications }, { parts }) => applications.remove(parts['integrationKey']!),
  },
]
