import type { Fault } from '../../control/control-types.ts'

/** Whom and how long a fault in force still concerns: "2 more calls, for alice, at preauth". */
export function faultReach(fault: Fault): string {
  const left = fault.remaining ?? fault.count
  const calls = !left ? 'until cleared' : left === 1 ? '1 more call' : `${left} more calls`
  return [
    calls,
    ...(fault.username ? [`for ${fault.username}`] : []),
    ...(fault.path ? [`at ${fault.path.replace(/^\/auth\/v2\//, '')}`] : []),
  ].join(', ')
}
