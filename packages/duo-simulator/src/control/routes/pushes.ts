import type { ControlRoute } from './route.ts'

export const pushesRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/pushes',
    handle: ({ pushes }, { query }) => {
      const username = query.get('username')
      const device = query.get('device')
      return pushes.list({ ...(username && { username }), ...(device && { device }) })
    },
  },
  { method: 'GET', path: '/waiting-clients', handle: ({ pushes }) => ({ count: pushes.waitingClients() }) },
  {
    method: 'POST',
    path: '/pushes/:txid',
    handle: ({ pushes }, { parts, body }) => pushes.decide(parts['txid']!, body),
  },
]
