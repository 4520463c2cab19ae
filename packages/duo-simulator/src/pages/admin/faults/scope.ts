import type { Fault } from '../../../contract/faults.ts'

/** The calls that an active fault still applies to: "2 more calls, for alice, at preauth". */
export function describeScope(fault: Fault): string {
  const calls = fault.count === null ? 'until cleared' : fault.count === 1 ? '1 more call' : `${fault.count} more calls`
  return [
    calls,
    ...(fault.username ? [`for ${fault.username}`] : []),
    ...(fault.path ? [`at ${fault.path.replace(/^\/auth\/v2\//, '')}`] : []),
  ].join(', ')
}
