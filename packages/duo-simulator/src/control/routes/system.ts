import { ControlError } from '../../lib/control-error.ts'
import type { ControlRoute } from './route.ts'

export const systemRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/log',
    handle: ({ simulation }, { query }) => simulation.requestLog.list(parseLimit(query.get('limit'))),
  },
  { method: 'GET', path: '/authentications', handle: ({ simulation }) => simulation.authenticationLog.list() },
  { method: 'GET', path: '/state', handle: ({ system }) => system.state() },
  { method: 'PUT', path: '/state', handle: ({ system }, { body }) => system.load(body) },
  { method: 'POST', path: '/reset', handle: ({ system }, { body }) => system.reset(body) },
]

function parseLimit(text: string | null): number | undefined {
  if (text === null) return undefined
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 0)
    throw new ControlError(400, 'invalid_input', 'limit must be a whole number')
  return limit
}
