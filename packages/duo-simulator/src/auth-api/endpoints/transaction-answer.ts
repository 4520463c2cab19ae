import type { Transaction } from '../../state/model.ts'
import type { EndpointAnswer } from '../call/endpoint.ts'

export function describeTransaction({
  result,
  status,
  statusMessage,
  trustedDeviceToken,
}: Transaction): EndpointAnswer {
  return {
    response: {
      result,
      status,
      status_msg: statusMessage,
      ...(trustedDeviceToken && { trusted_device_token: trustedDeviceToken }),
    },
    outcome: `${result}/${status}`,
  }
}
