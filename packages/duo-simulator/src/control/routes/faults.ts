import { FAULT_KINDS } from '../../contract/fault-kinds.ts'
import type { ControlRoute } from './route.ts'

export const faultsRoutes: ControlRoute[] = [
  { method: 'GET', path: '/faults', handle: ({ simulation }) => simulation.faults.list() },
  { method: 'POST', path: '/faults', handle: ({ simulation }, { body }) => simulation.faults.add(body) },
  { method: 'DELETE', path: '/faults', handle: ({ simulation }) => simulation.faults.clear() },
  { method: 'GET', path: '/faults/kinds', handle: () => FAULT_KINDS },
  {
    method: 'DELETE',
    path: '/faults/:id',
    handle: ({ simulation }, { parts }) => simulation.faults.clear(parts['id']!),
  },
]
