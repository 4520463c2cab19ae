import type { NewTransaction } from '../../account/transactions.ts'
import type { User } from '../../state/model.ts'
import type { ApiCall } from '../call/endpoint.ts'

/** The fields that every transaction takes from the request. */
export function commonFields(call: ApiCall, user: User): Pick<NewTransaction, 'integrationKey' | 'userId' | 'ipaddr'> {
  return {
    integrationKey: call.application.integrationKey,
    userId: user.userId,
    ipaddr: call.parameters.find('ipaddr') ?? null,
  }
}
