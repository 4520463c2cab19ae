import type { ControlRoute } from './route.ts'

export const promptsRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/prompts',
    handle: ({ prompts }, { query }) => {
      const username = query.get('username')
      return prompts.list(username ? { username } : {})
    },
  },
  { method: 'POST', path: '/prompts', handle: ({ prompts }, { body }) => prompts.open(body) },
  {
    method: 'POST',
    path: '/prompts/:id',
    handle: ({ prompts }, { parts, body }) => prompts.decide(parts['id']!, body),
  },
]
