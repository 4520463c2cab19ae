import type { Fault } from '../../../contract/faults.ts'

/** Whom and how long a fault in force still concerns: "2 more calls, for alice, at preauth". */
export function faultReach(fault: Fault): string {
  const calls = fault.count === null ? 'until cleared' : fault.count === 1 ? '1 more call' : `${fault.count} more calls`
  return [
    calls,
    ...(fault.username ? [`for ${fault.username}`] : []),
    ...(fault.path ? [`at ${fault.path.replace(/^\/auth\/v2\//, '')}`] : []),
  ].join(', ')
}
