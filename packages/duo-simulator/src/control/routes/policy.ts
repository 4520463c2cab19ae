import type { ControlCall, ControlRoute } from './route.ts'

export const policyRoutes: ControlRoute[] = [
  { method: 'GET', path: '/policy', handle: ({ policy }, call) => policy.get(integrationKey(call)) },
  { method: 'PATCH', path: '/policy', handle: ({ policy }, call) => policy.update(call.body, integrationKey(call)) },
  { method: 'DELETE', path: '/policy', handle: ({ policy }, call) => policy.reset(integrationKey(call)) },
]

const integrationKey = ({ query }: ControlCall): string | undefined => query.get('integrationKey') ?? undefined
